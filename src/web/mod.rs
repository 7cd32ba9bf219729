//! The page kit: what a request carries, forms that come back with errors, the layout, headers, errors as pages.

pub mod assets;
mod cookies;
mod cx;
pub mod error_page;
pub mod form;
pub mod guard;
pub mod headers;
pub mod layout;
pub mod metrics;
pub mod paths;
pub mod request_log;
pub mod ui;

pub use cookies::{expired, language_cookie, lasting, session_cookie_name};
pub use cx::{Cx, InUse, Reply, ToldOf, part, see_other};
pub use form::{Filled, FormData, Parser};
pub use ui::Ui;
