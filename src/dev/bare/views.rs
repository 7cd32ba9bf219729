//! The bare page.

use maud::{DOCTYPE, html};

use super::queries::{Post, Thread};
use crate::text::markdown::trusted;

pub(super) fn page(thread: &Thread, posts: &[Post]) -> String {
    html! {
        (DOCTYPE)
        html {
            head { meta charset="utf-8"; title { (thread.title) } }
            body {
                h1 { (thread.title) }
                p { (thread.author_name) " " (thread.organisation_name.as_deref().unwrap_or_default()) " " (thread.created_at) " " (thread.post_count) }
                @for post in posts {
                    article id=[post.number.map(|number| format!("p{number}"))] {
                        p {
                            b { (post.author_name) } " " (post.organisation_name.as_deref().unwrap_or_default()) " "
                            time datetime=(post.created_at.to_rfc3339()) { (post.created_at.format("%d.%m.%Y %H.%M")) }
                        }
                        div { (trusted(&post.body_html)) }
                    }
                }
            }
        }
    }
    .into_string()
}
