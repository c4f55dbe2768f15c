//! What comes from the system: installed with apt where we may, otherwise named in one sentence.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::browser;
use crate::report::heading;
use crate::{exec, postgres};

/// Something from the system: its Debian package, and how to see that it is there.
pub(super) struct Need {
    package: &'static str,
    is_there: fn() -> bool,
}

pub(super) const NODE: Need = Need {
    package: "nodejs",
    is_there: || exec::succeeds(Command::new("node").arg("--version")),
};
pub(super) const NPM: Need = Need {
    package: "npm",
    is_there: || exec::succeeds(Command::new("npm").arg("--version")),
};
pub(super) const CHROMIUM: Need = Need {
    package: "chromium",
    is_there: || browser::find().is_some(),
};
pub(super) const POSTGRES: Need = Need {
    package: "postgresql",
    is_there: || postgres::programs().is_some(),
};
/// Without these two every screenshot shows boxes.
pub(super) const KOREAN_FONT: Need = Need {
    package: "fonts-noto-cjk",
    is_there: || has_font(":lang=ko"),
};
pub(super) const EMOJI_FONT: Need = Need {
    package: "fonts-noto-color-emoji",
    is_there: || has_font("Noto Color Emoji"),
};

pub(super) fn ensure(needs: &[Need]) -> Result<()> {
    let missing = || -> Vec<&str> {
        let missing = needs.iter().filter(|need| !(need.is_there)());
        missing.map(|need| need.package).collect()
    };
    let packages = missing();
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    if !(is_debian() && is_root()) {
        bail!("missing on this machine: {list}; {}", how_to_install(&list));
    }
    heading(format_args!("Installing {list}"));
    exec::run(
        "apt-get update",
        Command::new("apt-get").args(["update", "-q"]),
    )?;
    let mut install = Command::new("apt-get");
    install
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "-q", "-y", "--no-install-recommends"])
        .args(&packages);
    exec::run("apt-get install", &mut install)?;
    match missing().join(" ") {
        still if still.is_empty() => Ok(()),
        still => bail!("installed, but still not usable: {still}"),
    }
}

pub(super) fn how_to_install(packages: &str) -> String {
    if is_debian() {
        format!("run `sudo apt-get install {packages}` and start again")
    } else {
        format!("install `{packages}` (the names are Debian's) and start again")
    }
}

fn is_debian() -> bool {
    Path::new("/etc/debian_version").exists()
}

pub(crate) fn is_root() -> bool {
    exec::output("id", Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

/// Other systems bring a Korean font along; only Linux is asked.
fn has_font(pattern: &str) -> bool {
    !cfg!(target_os = "linux")
        || exec::output("fc-list", Command::new("fc-list").arg(pattern))
            .is_ok_and(|fonts| !fonts.is_empty())
}
