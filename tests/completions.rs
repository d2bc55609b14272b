//! Shells complete every command, and each has a manual page.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Output};

fn explainer_cards(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_explainer-cards"))
        .args(arguments)
        .output()
        .expect("the tool runs")
}

/// The commands that the help lists.
fn commands() -> BTreeSet<String> {
    let help = explainer_cards(&["--help"]).stdout;
    let help = String::from_utf8(help).expect("help is UTF-8");
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let lines = lines.take_while(|line| !line.is_empty());
    let names = lines.filter_map(|line| line.split_whitespace().next());
    names
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_shell_completes_every_command() {
    let commands = commands();
    assert!(commands.len() >= 9, "{commands:?}");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = explainer_cards(&["completions", shell]);
        assert!(output.status.success(), "{shell}");
        let script = String::from_utf8(output.stdout).expect("it is UTF-8");
        for command in &commands {
            assert!(script.contains(command.as_str()), "{shell}: {command}");
        }
        assert!(script.contains("overdue"), "{shell}");
    }
}

#[test]
fn bash_completes_an_option() {
    let script = String::from_utf8(explainer_cards(&["completions", "bash"]).stdout).unwrap();
    let ask = "COMP_WORDS=(explainer-cards check --ov); COMP_CWORD=2; \
               _explainer-cards explainer-cards --ov check; echo \"${COMPREPLY[@]}\"";
    let output = Command::new("bash")
        .args(["-c", &format!("{script}\n{ask}")])
        .output()
        .expect("bash runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "--overdue\n");
}

#[test]
fn an_unknown_shell_is_refused() {
    assert_eq!(
        explainer_cards(&["completions", "command.com"])
            .status
            .code(),
        Some(2)
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_script_that_can_not_be_written_is_an_error() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full");
    let output = Command::new(env!("CARGO_BIN_EXE_explainer-cards"))
        .args(["completions", "bash"])
        .stdout(full.expect("a full device"))
        .output()
        .expect("the tool runs");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.starts_with("error: standard output can't be written: "),
        "{said}"
    );
}

#[test]
fn every_command_has_a_manual_page() {
    let folder = tempfile::tempdir().unwrap();
    let man = folder.path().join("deep/man1");
    let output = explainer_cards(&["man", man.to_str().expect("a plain name")]);
    assert!(output.status.success(), "{output:?}");
    let pages = fs::read_dir(&man).expect("the folder is there");
    let pages: BTreeSet<String> = pages
        .map(|page| page.unwrap().file_name().into_string().unwrap())
        .collect();
    let mut expected: BTreeSet<String> = commands()
        .iter()
        .map(|command| format!("explainer-cards-{command}.1"))
        .collect();
    expected.insert("explainer-cards.1".to_owned());
    assert_eq!(pages, expected);
    let page = fs::read_to_string(man.join("explainer-cards-fmt.1")).unwrap();
    assert!(
        page.contains("Exit status") && page.contains("\\-\\-check"),
        "{page}"
    );
}

#[test]
fn pages_that_can_not_be_written_are_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let output = explainer_cards(&["man", file.to_str().expect("a plain name")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("can't be written"));
}
