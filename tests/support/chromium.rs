//! A real browser, driven through chromedriver: what only it can tell – whether the page fits, what assistive technology
//! is told, what it looks like. Without Chromium on the machine these tests say so aloud and pass, except where CI=true.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{env, fs};

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use ureq::http::Method;
use url::{ParseError, Url};

use super::app::TestApp;
use super::browser::Browser;

const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--accept-lang=nb",
];

/// A browser with an empty profile, closed when this is dropped.
pub(crate) struct Chromium {
    client: Option<Client>,
    runtime: Runtime,
    driver: Child,
}

impl Chromium {
    /// Starts one; `None`, loudly, where it is not installed.
    pub(crate) fn start() -> Option<Self> {
        let browser = ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|name| on_path(name));
        let (Some(browser), Some(driver)) = (browser, on_path("chromedriver")) else {
            assert!(
                env::var("CI").as_deref() != Ok("true"),
                "chromium and chromedriver are missing: scripts/setup test"
            );
            // Past the test harness, which keeps what passing tests print.
            let _ = writeln!(
                std::io::stderr().lock(),
                "SKIPPED: chromium and chromedriver are missing: scripts/setup test"
            );
            return None;
        };
        let (driver, port) = drive(&driver);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let mut this = Self { client: None, runtime, driver };
        let options = json!({ "goog:chromeOptions": { "binary": browser, "args": FLAGS } });
        let capabilities: Capabilities = options.as_object().expect("an object").clone();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let address = format!("http://127.0.0.1:{port}");
        this.client = Some(this.runtime.block_on(builder.connect(&address)).expect("chromium starts"));
        Some(this)
    }

    fn client(&self) -> &Client {
        self.client.as_ref().expect("the browser is open")
    }

    /// Takes over the cookies of a browser without a screen: signs in as whoever it is signed in as.
    pub(crate) fn take_over(&self, app: &TestApp, browser: &Browser) {
        for (name, value) in browser.cookies() {
            self.tool(
                "Network.setCookie",
                json!({ "name": name, "value": value, "url": app.address("/"), "httpOnly": true }),
            );
        }
    }

    /// Opens an address and waits until it has loaded.
    pub(crate) fn open(&self, address: &str) {
        self.runtime.block_on(self.client().goto(address)).unwrap_or_else(|fault| panic!("{address}: {fault}"));
    }

    /// Makes the window this wide, as a device would be.
    pub(crate) fn wide(&self, width: u32) {
        let metrics = json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        self.tool("Emulation.setDeviceMetricsOverride", metrics);
    }

    /// Shows pages as they are for people who want dark ones.
    pub(crate) fn dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        self.tool(
            "Emulation.setEmulatedMedia",
            json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] }),
        );
    }

    /// Runs no script of any page from now on.
    pub(crate) fn without_script(&self) {
        self.tool("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    }

    /// Presses the only thing a selector finds, and waits for the page it leads to.
    pub(crate) fn press(&self, css: &str) {
        let press = async { self.client().find(Locator::Css(css)).await?.click().await };
        self.runtime.block_on(press).unwrap_or_else(|fault| panic!("{css} cannot be pressed: {fault}"));
    }

    /// Types into a field.
    pub(crate) fn type_into(&self, css: &str, words: &str) {
        let type_into = async { self.client().find(Locator::Css(css)).await?.send_keys(words).await };
        self.runtime.block_on(type_into).unwrap_or_else(|fault| panic!("{css} cannot be typed into: {fault}"));
    }

    /// Chooses in a list, as somebody with a keyboard would.
    pub(crate) fn choose(&self, css: &str, value: &str) {
        let choose = async { self.client().find(Locator::Css(css)).await?.select_by_value(value).await };
        self.runtime.block_on(choose).unwrap_or_else(|fault| panic!("{value} cannot be chosen in {css}: {fault}"));
    }

    /// The page on paper, as its PDF.
    pub(crate) fn print(&self) -> Vec<u8> {
        use base64::Engine as _;
        let paper = self.tool("Page.printToPDF", json!({ "preferCSSPageSize": true }));
        base64::engine::general_purpose::STANDARD.decode(paper["data"].as_str().expect("a PDF")).expect("base64")
    }

    /// The names of everything that assistive technology is told has a role.
    pub(crate) fn told(&self, role: &str) -> Vec<String> {
        let tree = self.tool("Accessibility.getFullAXTree", json!({}));
        let nodes = tree["nodes"].as_array().expect("a tree").iter();
        nodes
            .filter(|node| node["role"]["value"] == role && node["ignored"] != true)
            .map(|node| node["name"]["value"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// Landmarks and headings in order, as assistive technology is told of them: role, level and name.
    pub(crate) fn outline(&self) -> Vec<String> {
        const ROLES: [&str; 8] =
            ["banner", "navigation", "main", "complementary", "contentinfo", "search", "region", "heading"];
        let tree = self.tool("Accessibility.getFullAXTree", json!({}));
        let nodes = tree["nodes"].as_array().expect("a tree").iter();
        let told = nodes.filter(|node| node["ignored"] != true).filter_map(|node| {
            let role = node["role"]["value"].as_str().filter(|role| ROLES.contains(role))?;
            let level = node["properties"].as_array()?.iter().find(|property| property["name"] == "level");
            let level = level.map(|level| level["value"]["value"].to_string()).unwrap_or_default();
            Some(format!("{role}{level} {}", node["name"]["value"].as_str().unwrap_or_default()))
        });
        told.collect()
    }

    /// Types keys into whatever has the focus: letters, and Tab, Enter, Space or arrows by their WebDriver codes.
    pub(crate) fn keys(&self, keys: &str) {
        // The page may be leaving just now, and what had the focus with it, or the next one be there without having been
        // laid out: then the next one gets the keys.
        for _ in 0..40 {
            let typed = async { self.client().active_element().await?.send_keys(keys).await };
            match self.runtime.block_on(typed) {
                Ok(()) => return,
                Err(fault) if fault.is_stale_element_reference() || fault.is_element_not_interactable() => {
                    std::thread::sleep(Duration::from_millis(50));
                }
                Err(fault) => panic!("the keys cannot be typed: {fault}"),
            }
        }
        panic!("the keys cannot be typed: the page does not come to rest");
    }

    /// The address of the page.
    pub(crate) fn address(&self) -> String {
        self.runtime.block_on(self.client().current_url()).expect("an address").to_string()
    }

    /// What a script returns.
    pub(crate) fn run(&self, script: &str) -> Value {
        self.runtime
            .block_on(self.client().execute(script, Vec::new()))
            .unwrap_or_else(|fault| panic!("{script}: {fault}"))
    }

    /// The words of everything a selector finds, as shown.
    pub(crate) fn words(&self, css: &str) -> Vec<String> {
        let script = format!("return [...document.querySelectorAll({})].map(e => e.innerText.trim())", json!(css));
        serde_json::from_value(self.run(&script)).expect("a list of words")
    }

    /// What sticks out to the right of the window, which makes people scroll sideways.
    pub(crate) fn sticks_out(&self) -> Vec<String> {
        let out = "const wide = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= wide) return [];
            const out = [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > wide + 1);
            const name = e => e.tagName.toLowerCase() + (e.id && '#' + e.id) + [...e.classList].map(c => '.' + c).join('');
            return out.slice(0, 8).map(e => name(e) + ' «' + e.textContent.trim().slice(0, 40) + '»').concat(out.length ? [] : ['the page itself']);";
        serde_json::from_value(self.run(out)).expect("a list of elements")
    }

    /// What axe-core finds wrong with the page for people who use it by other means than we do.
    pub(crate) fn barriers(&self) -> Vec<String> {
        let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(&axe).unwrap_or_else(|_| panic!("{} is missing: npm ci", axe.display()));
        let script = format!(
            "{axe};\nconst done = arguments[arguments.length - 1];
             window.axe.run(document, {{ preload: false, resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }})
                 .then(found => done(found.violations.flatMap(v => v.nodes.map(n => v.id + ' (' + v.help + ') ' + n.html.slice(0, 160) + ' – ' + (n.failureSummary || '').split('\\n').slice(1).join('; ').trim()))),
                       fault => done(['axe-core failed: ' + fault]));"
        );
        let found = self.runtime.block_on(self.client().execute_async(&script, Vec::new())).expect("axe-core runs");
        serde_json::from_value(found).expect("a list of barriers")
    }

    /// Keeps a picture of the whole page in target/screenshots.
    pub(crate) fn picture(&self, name: &str) -> PathBuf {
        let picture = self.tool("Page.captureScreenshot", json!({ "format": "png", "captureBeyondViewport": true }));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
        fs::create_dir_all(&folder).expect("a folder for pictures");
        use base64::Engine as _;
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(picture["data"].as_str().expect("a picture"))
            .expect("base64");
        let file = folder.join(format!("{name}.png"));
        fs::write(&file, bytes).expect("a picture can be kept");
        file
    }

    /// Calls one of the browser's developer tools.
    fn tool(&self, command: &str, values: Value) -> Value {
        let tool = Tool { command: command.to_owned(), values };
        self.runtime.block_on(self.client().issue_cmd(tool)).unwrap_or_else(|fault| panic!("{command}: {fault}"))
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            let _ = self.runtime.block_on(client.close());
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// Starts chromedriver on a free port.
fn drive(program: &Path) -> (Child, u16) {
    let mut driver = Command::new(program)
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("chromedriver starts");
    let mut lines = BufReader::new(driver.stdout.take().expect("its output")).lines();
    let told = lines.by_ref().map_while(Result::ok).find(|line| line.contains("started successfully on port"));
    let port = told
        .and_then(|line| line.rsplit(' ').next()?.trim_end_matches('.').parse().ok())
        .expect("chromedriver tells its port");
    // Read on, so that it never waits for somebody to listen.
    std::thread::spawn(move || lines.for_each(drop));
    (driver, port)
}

fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// A command of the DevTools protocol, as chromedriver passes it on.
#[derive(Debug)]
struct Tool {
    command: String,
    values: Value,
}

impl WebDriverCompatibleCommand for Tool {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "cmd": self.command, "params": self.values }).to_string()))
    }
}
