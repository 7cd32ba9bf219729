//! The routes of the service as the framework knows them, so that none can be forgotten.

use actix_web::introspection::{IntrospectionNode, IntrospectionTree};
use actix_web::{App, HttpResponse, test, web};

/// A route: one method of one pattern.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Route {
    /// `GET`, `POST` …
    pub(crate) method: String,
    /// With its parameters: `/trad/{id}/{slug}`.
    pub(crate) pattern: String,
}

impl Route {
    /// Its path with every parameter filled in by name; a parameter without a value becomes `1`.
    pub(crate) fn path(&self, values: &[(&str, &str)]) -> String {
        let mut path = String::new();
        for (n, piece) in self.pattern.split(['{', '}']).enumerate() {
            let name = piece.split(':').next().unwrap_or_default();
            let value = values.iter().find(|(known, _)| *known == name).map_or("1", |(_, value)| value);
            path.push_str(if n % 2 == 1 { value } else { piece });
        }
        path
    }
}

/// Every route, in order.
pub(crate) fn all() -> Vec<Route> {
    const HERE: &str = "/routes-of-the-test";
    async fn list(tree: web::Data<IntrospectionTree>) -> HttpResponse {
        let mut routes = Vec::new();
        gather(&tree.root, &mut routes);
        HttpResponse::Ok().json(routes)
    }
    let body = actix_web::rt::System::new().block_on(async {
        let app =
            test::init_service(App::new().configure(torget::server::routes).route(HERE, web::get().to(list))).await;
        test::call_and_read_body(&app, test::TestRequest::get().uri(HERE).to_request()).await
    });
    let routes: Vec<(String, String)> = serde_json::from_slice(&body).expect("a list");
    let mut routes: Vec<Route> = routes
        .into_iter()
        .map(|(method, pattern)| Route { method, pattern })
        .filter(|route| route.pattern != HERE)
        .collect();
    routes.sort();
    routes.dedup();
    routes
}

fn gather(node: &IntrospectionNode, routes: &mut Vec<(String, String)>) {
    routes.extend(node.methods.iter().map(|method| (method.to_string(), node.full_path.clone())));
    node.children.iter().for_each(|child| gather(child, routes));
}
