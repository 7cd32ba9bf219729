//! The addresses of threads, their pages and their posts.

use url::form_urlencoded::byte_serialize;

use super::NEW_THREAD;
use crate::ids::{PostId, ThreadId};
use crate::text;

/// A thread.
pub fn thread(id: ThreadId, title: &str) -> String {
    format!("/trad/{id}/{}", text::slug(title))
}

/// A post in its thread: a permalink that finds the right page.
pub fn post(id: ThreadId, title: &str, number: i32) -> String {
    format!("{}#p{number}", thread_from(id, title, first_on_page(number)))
}

/// The last page of a thread, at what waits there for approval.
pub fn waiting_post(id: ThreadId, title: &str, post_count: i32) -> String {
    format!("{}?fra={}#venter", thread(id, title), first_on_page(post_count))
}

/// The page of a thread that begins at post `first`.
pub fn thread_from(id: ThreadId, title: &str, first: i32) -> String {
    if first <= 1 { thread(id, title) } else { format!("{}?fra={first}", thread(id, title)) }
}

/// Posts on a page of a thread.
pub const POSTS_PER_PAGE: i32 = 50;

/// The number of the first post on the page that holds `number`.
pub fn first_on_page(number: i32) -> i32 {
    (number - 1).max(0) / POSTS_PER_PAGE * POSTS_PER_PAGE + 1
}

/// Something done to a thread: `svar`, `rediger`, `losning`, `hos-oss`, `moderer`.
pub fn thread_act(id: ThreadId, act: &str) -> String {
    format!("/trad/{id}/gjor/{act}")
}

/// Editing a post, or seeing its earlier versions.
pub fn post_act(id: PostId, act: &str) -> String {
    format!("/innlegg/{id}/{act}")
}

/// The form of a kind of thread.
pub fn new_thread(kind: &str) -> String {
    format!("{NEW_THREAD}/{kind}")
}

/// Asking a question that has its title already.
pub fn ask(title: &str) -> String {
    format!("{}?tittel={}", new_thread("question"), byte_serialize(title.as_bytes()).collect::<String>())
}
