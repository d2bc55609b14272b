//! The programs that drive the browsers over `WebDriver`.

use crate::engine::Engine;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{self, Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use std::{env, fs, thread};
use tokio::net::TcpStream;
use tokio::time::sleep;

/// A running driver. It stops when this is dropped or the tests end, even if they are killed.
pub struct Driver {
    pub url: String,
    /// In the order in which they have to stop.
    programs: Vec<Program>,
}

impl Driver {
    /// Starts a driver. All sessions share the driver of Chromium, because the other drivers support only one session.
    pub async fn of(engine: Engine) -> Arc<Self> {
        match engine {
            Engine::Chromium => Arc::clone(&CHROMEDRIVER),
            Engine::Firefox => Arc::new(geckodriver().await),
            Engine::WebKit => Arc::new(webkit_driver().await),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.programs.iter_mut().for_each(Program::stop);
    }
}

static CHROMEDRIVER: LazyLock<Arc<Driver>> = LazyLock::new(|| {
    let path = env::var("CHROMEDRIVER").unwrap_or_else(|_| "/usr/bin/chromedriver".to_owned());
    let mut program = Program::start(&path, &["--port=0"], &[]);
    let port = program.wait_for_line(|line| {
        let (_, port) = line.split_once("started successfully on port ")?;
        Some(port.trim_end_matches('.').to_owned())
    });
    let port = port.unwrap_or_else(|| panic!("{path} does not start; set CHROMEDRIVER"));
    Arc::new(Driver {
        url: format!("http://127.0.0.1:{port}"),
        programs: vec![program],
    })
});

async fn geckodriver() -> Driver {
    let (url, program) = on_a_free_port("GECKODRIVER", "geckodriver", &[]).await;
    let programs = vec![program];
    Driver { url, programs }
}

/// Starts the driver of `WebKit` with a display of its own, because only one window on a display has the focus.
async fn webkit_driver() -> Driver {
    let path = env::var("XVFB").unwrap_or_else(|_| "Xvfb".to_owned());
    let screen = ["-displayfd", "1", "-screen", "0", "1400x1000x24"];
    let mut display = Program::start(&path, &[&screen[..], &["-nolisten", "tcp"]].concat(), &[]);
    let number = display.wait_for_line(|line| line.parse::<u32>().ok());
    let number = number.unwrap_or_else(|| panic!("{path} does not start; set XVFB"));
    // WebKitGTK reads the preference for reduced motion from GTK.
    let settings = display.folder.join("gtk-3.0");
    fs::create_dir_all(&settings).expect("a temporary folder");
    let still = "[Settings]\ngtk-enable-animations=0\n";
    fs::write(settings.join("settings.ini"), still).expect("a file in the temporary folder");
    let variables = [
        ("DISPLAY", format!(":{number}")),
        ("XDG_CONFIG_HOME", display.folder.display().to_string()),
    ];
    let (url, driver) = on_a_free_port("WEBKIT_DRIVER", "WebKitWebDriver", &variables).await;
    let programs = vec![driver, display];
    Driver { url, programs }
}

/// The variable that gives a browser only the fonts that `FONTS` selects: `dejavu` or `noto`, as in the folder `fonts`.
/// Without `FONTS` it has all fonts of the machine.
fn fonts() -> Option<(&'static str, PathBuf)> {
    let fonts = env::var("FONTS").ok()?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/fonts");
    let file = folder.join(format!("{fonts}.conf"));
    assert!(file.is_file(), "FONTS={fonts}: expected dejavu or noto");
    Some(("FONTCONFIG_FILE", file))
}

async fn on_a_free_port(
    name: &str,
    program: &str,
    variables: &[(&str, String)],
) -> (String, Program) {
    let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = free.local_addr().expect("a bound port").port();
    drop(free);
    let path = env::var(name).unwrap_or_else(|_| program.to_owned());
    let mut program = Program::start(&path, &[&format!("--port={port}")], variables);
    program.discard_output();
    for _ in 0..1000 {
        if TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            return (format!("http://127.0.0.1:{port}"), program);
        }
        sleep(Duration::from_millis(10)).await;
    }
    panic!("{path} does not start; set {name}");
}

/// A program that is started by a shell. The shell ends the program when its standard input closes, which also happens
/// if the tests are killed or the program is in a static, which is never dropped.
struct Program {
    shell: Child,
    /// A temporary folder, because browsers leave files behind.
    folder: PathBuf,
}

impl Program {
    fn start(path: &str, arguments: &[&str], variables: &[(&str, String)]) -> Self {
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        // The path is short because of the limit for sockets.
        let folder = env::temp_dir().join(format!("explainer-cards-{}-{number}", process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        let script = r#"
            "$0" "$@" & program=$!
            cat
            kill $program; wait $program 2> /dev/null
            sleep 1; rm -rf "$TMPDIR""#;
        let mut shell = Command::new("sh");
        shell
            .args(["-c", script, path])
            .args(arguments)
            .env("TMPDIR", &folder)
            .envs(variables.iter().cloned())
            .envs(fonts())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        // The messages of these browsers don't help with failures.
        if env::var_os("ENGINE").is_some() {
            shell.stderr(Stdio::null());
        }
        let shell = shell.spawn().expect("sh runs");
        Self { shell, folder }
    }

    /// Waits for a line of output that `meaning` accepts.
    fn wait_for_line<T>(&mut self, meaning: impl FnMut(String) -> Option<T>) -> Option<T> {
        let mut lines = BufReader::new(self.shell.stdout.take().expect("it is piped")).lines();
        let said = lines.by_ref().map_while(Result::ok).find_map(meaning);
        thread::spawn(move || lines.for_each(drop));
        said
    }

    /// Discards the output, so that the program doesn't block.
    fn discard_output(&mut self) {
        let lines = BufReader::new(self.shell.stdout.take().expect("it is piped")).lines();
        thread::spawn(move || lines.for_each(drop));
    }

    fn stop(&mut self) {
        drop(self.shell.stdin.take());
    }
}
