//! A browser without a screen: cookies, the headers real ones send, forms filled in as they stand on the page. It does
//! not follow redirects by itself, so that a test sees them.

use std::sync::Mutex;

use ureq::http::{Request, Response};
use ureq::{Agent, Body};
use url::form_urlencoded;

use super::page::Page;

/// A browser with its own cookies.
pub(crate) struct Browser {
    agent: Agent,
    base: String,
    cookies: Mutex<Vec<(String, String)>>,
    language: &'static str,
}

impl Browser {
    /// A browser that has not been anywhere.
    pub(crate) fn new(base: &str) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(std::time::Duration::from_secs(30)));
        Self { agent: config.build().into(), base: base.to_owned(), cookies: Mutex::default(), language: "nb" }
    }

    /// The same, asking for pages in another language.
    pub(crate) fn reading(mut self, language: &'static str) -> Self {
        self.language = language;
        self
    }

    /// Keeps a cookie.
    pub(crate) fn keep(&self, name: &str, value: &str) {
        let mut cookies = self.cookies.lock().expect("one test, one browser");
        cookies.retain(|(known, _)| known != name);
        if !value.is_empty() {
            cookies.push((name.to_owned(), value.to_owned()));
        }
    }

    /// The value of a cookie.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.cookies.lock().expect("one test, one browser");
        cookies.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    /// Every cookie.
    pub(crate) fn cookies(&self) -> Vec<(String, String)> {
        self.cookies.lock().expect("one test, one browser").clone()
    }

    /// Opens a page.
    pub(crate) fn get(&self, path: &str) -> Page {
        self.send("GET", path, &[("Sec-Fetch-Site", "none")], None)
    }

    /// Opens a page that must be there.
    pub(crate) fn open(&self, path: &str) -> Page {
        let page = self.get(path);
        assert_eq!(page.status, 200, "GET {path}:\n{}", page.text());
        page
    }

    /// Sends a form as a page of our own would.
    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.send("POST", path, &[("Sec-Fetch-Site", "same-origin"), ("Origin", &self.base)], Some(&encoded(fields)))
    }

    /// Goes where a 303 leads; any other answer is a fault of the test.
    pub(crate) fn follow(&self, page: &Page) -> Page {
        let to = page
            .location()
            .unwrap_or_else(|| panic!("{} from {} leads nowhere:\n{}", page.status, page.path, page.text()));
        self.get(to.strip_prefix(&self.base).unwrap_or(&to))
    }

    /// Fills in the form on a page and sends it. Fields that are not named keep what stands in them; naming one that
    /// the form does not have is a fault, so a renamed field is noticed. A button is named like a field.
    pub(crate) fn submit(&self, page: &Page, form: &str, values: &[(&str, &str)]) -> Page {
        let form = page.form(form);
        let fields = form.filled(values);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let action = if form.action.is_empty() { &page.path } else { &form.action };
        if form.post {
            return self.post(action, &fields);
        }
        self.get(&format!("{}?{}", action.split('?').next().unwrap_or_default(), encoded(&fields)))
    }

    /// The same, and goes where it leads.
    pub(crate) fn submit_and_follow(&self, page: &Page, form: &str, values: &[(&str, &str)]) -> Page {
        let answer = self.submit(page, form, values);
        self.follow(&answer)
    }

    /// Sends anything at all, with these headers beside cookies and language.
    pub(crate) fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], form: Option<&str>) -> Page {
        let address = format!("{}{}", self.base, path.split('#').next().unwrap_or_default());
        let mut request = Request::builder().method(method).uri(address).header("Accept-Language", self.language);
        let cookies = self.cookies.lock().expect("one test, one browser").clone();
        if !cookies.is_empty() {
            let pairs: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header("Cookie", pairs.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if form.is_some() {
            request = request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        let answer = match form {
            Some(form) => self.agent.run(request.body(form.to_owned()).expect("a request")),
            None => self.agent.run(request.body(()).expect("a request")),
        };
        self.taken(path, answer.unwrap_or_else(|fault| panic!("{method} {path}: {fault}")))
    }

    fn taken(&self, path: &str, answer: Response<Body>) -> Page {
        for cookie in answer.headers().get_all("set-cookie") {
            let cookie = cookie.to_str().expect("cookies are ASCII");
            let (name, value) =
                cookie.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie has a name");
            self.keep(name, if cookie.contains("Max-Age=0") { "" } else { value });
        }
        let page = Page::of(path, answer);
        // A text whose values were forgotten shows their names.
        assert!(!page.html.contains("{$"), "a text on {path} lacks its values:\n{}", page.text());
        page
    }
}

fn encoded(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}
