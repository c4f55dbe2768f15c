//! Opens the demo mall: the server and the outside world that it talks to, side by side.

use std::ffi::OsStr;
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

use crate::build::Programs;
use crate::exec;
use crate::paths::Paths;
use crate::report::{elapsed, heading};
use crate::service::{self, Service};

/// Both programs, until dropped. The shop ends first: it may still have to ask the sandbox.
pub(crate) struct Mall {
    shop: Service,
    sandbox: Service,
    /// How the shop was started, for whoever wants to start it again.
    start: Value,
}

impl Mall {
    /// Starts both on the demo county in `data`; with `logs`, what they say goes to files there.
    pub(crate) fn open(
        paths: &Paths,
        programs: &Programs,
        data: &Path,
        logs: Option<&Path>,
    ) -> Result<Self> {
        Self::open_with(paths, programs, data, logs, &[])
    }

    /// The same with more settings of the shop.
    pub(crate) fn open_with(
        paths: &Paths,
        programs: &Programs,
        data: &Path,
        logs: Option<&Path>,
        settings: &[(&str, &str)],
    ) -> Result<Self> {
        heading("Opening the mall");
        fs::create_dir_all(data).with_context(|| format!("cannot create {}", data.display()))?;
        let log = |name: &str| logs.map(|folder| folder.join(name));
        // The shop opens first: it writes the vouchers that the sandbox is to know. So the
        // sandbox's addresses are chosen here, and it is held to them below.
        let card = free_port_from(8091)?;
        let voucher = free_port_from(card + 1)?;
        let message = free_port_from(voucher + 1)?;

        let mut command = paths.command(&programs.chorok);
        command
            .args(["serve", "--demo"])
            .env("CHOROK_DATA", data)
            .env("CHOROK_DIST", paths.dist())
            .env("CHOROK_CARD_URL", local(card))
            .env("CHOROK_VOUCHER_URL", local(voucher))
            .env("CHOROK_MESSAGE_URL", local(message))
            .envs(settings.iter().copied());
        let shop = Service::start("chorok", &mut command, log("chorok.log").as_deref())?;
        let start = told(&command, &shop)?;

        let mut command = paths.command(&programs.sandbox);
        command
            .args(["--card-port", &card.to_string()])
            .args(["--voucher-port", &voucher.to_string()])
            .args(["--message-port", &message.to_string()])
            .args([
                "--webhook-url",
                &format!("{}/webhooks/card", address(&shop)?),
            ])
            .arg("--data")
            .arg(data.join("sandbox"))
            .arg("--lots")
            .arg(data.join("demo-import/gangjin/provider_lots.json"));
        let sandbox = Service::start(
            "chorok-sandbox",
            &mut command,
            log("sandbox.log").as_deref(),
        )?;
        for (name, port) in [("card", card), ("voucher", voucher), ("messages", message)] {
            if sandbox.address(name)? != local(port) {
                bail!("port {port} was taken in this very moment; start again");
            }
        }

        let mut mall = Self {
            shop,
            sandbox,
            start,
        };
        mall.wait_until_ready()?;
        Ok(mall)
    }

    pub(crate) fn url(&self) -> Result<&str> {
        address(&self.shop)
    }

    /// The shop's process.
    pub(crate) fn pid(&self) -> u32 {
        self.shop.pid()
    }

    /// The shop's process, program, arguments and environment, as JSON.
    pub(crate) fn start(&self) -> String {
        self.start.to_string()
    }

    pub(crate) fn card_url(&self) -> Result<&str> {
        self.sandbox.address("card")
    }

    pub(crate) fn messages_url(&self) -> Result<&str> {
        self.sandbox.address("messages")
    }

    /// Where the shop's clock is moved, when it was opened so that it can be.
    pub(crate) fn clock_url(&self) -> Result<String> {
        let metrics = self.shop.address("metrics")?;
        Ok(metrics.replace("/metrics", "/clock"))
    }

    /// Until one of the two ends or is told to.
    pub(crate) fn wait(&mut self) -> Result<()> {
        service::wait(&mut [&mut self.shop, &mut self.sandbox])
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let started = Instant::now();
        let address = self.url()?.trim_start_matches("http://").to_owned();
        let mut said = 0;
        while !is_ready(&address) {
            if exec::stopping() {
                bail!("stopped");
            }
            self.shop.check()?;
            let waited = started.elapsed();
            if waited.as_secs() >= said + 5 {
                said = waited.as_secs();
                eprintln!("… the demo county is being loaded ({})", elapsed(waited));
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }

    pub(crate) fn welcome(&self) -> Result<String> {
        let shop = self.url()?;
        let second = shop.replace("127.0.0.1", "haenam.localhost");
        let messages = self.messages_url()?;
        Ok(format!(
            "
  초록믿음이 열렸어요 · The mall is open

    쇼핑몰 · shop               {shop}
    둘째 군 · second county     {second}
    보낸 알림 · messages        {messages}

    상품권 코드 · vouchers      PIN 0000
      DEMO-PB25-0001            반값여행 페이백 57,000원, 곧 소멸 · payback, expires soon
      DEMO-PB26-0002            반값여행 페이백 186,300원 · payback
      DEMO-GJ-LOVE-0001         강진사랑상품권 74,500원 · county voucher
      DEMO-FARM-0001            농어민 공익수당 412,000원 · farmers' allowance
      DEMO-GIFT-0001            선물코드 30,000원 · gift code
    관리 · console              {shop}/console
      md cs money money2 promo promo2 edu audit admin
                                비밀번호 · password chorok-demo
                                인증 앱 · authenticator MNUG64TPNMQGIZLNN4QHGZLFMQQDAMBR
                                지금 숫자 · digits now  cargo xtask code cs
      010-0000-0001 … 0005      농가 · producers; 인증 번호는 보낸 알림에 · codes are in the messages

    카드 · card                 결제 화면에서 고르세요 · chosen on the payment page
      신한 KB국민 NH농협        승인돼요 · approved
      삼성                      한도를 넘어 거절돼요 · over its limit
      현대                      유효기간이 지났어요 · expired
      롯데                      정지된 카드예요 · stopped

    Ctrl-C: 닫기 · close
"
        ))
    }
}

/// What starts the same shop at the same address.
fn told(command: &Command, shop: &Service) -> Result<Value> {
    let text = |text: &OsStr| text.to_string_lossy().into_owned();
    let mut env: Map<String, Value> = command
        .get_envs()
        .filter_map(|(name, value)| Some((text(name), text(value?).into())))
        .collect();
    let address = address(shop)?.trim_start_matches("http://");
    env.insert("CHOROK_ADDR".to_owned(), address.into());
    let metrics = shop.address("metrics")?.trim_start_matches("http://");
    let metrics = metrics.trim_end_matches("/metrics");
    env.insert("CHOROK_METRICS_ADDR".to_owned(), metrics.into());
    Ok(json!({
        "pid": shop.pid(),
        "program": text(command.get_program()),
        "args": command.get_args().map(text).collect::<Vec<_>>(),
        "env": env,
    }))
}

fn address(shop: &Service) -> Result<&str> {
    Ok(shop.address("shop")?.trim_end_matches('/'))
}

fn local(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

fn free_port_from(first: u16) -> Result<u16> {
    (first..first + 100)
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .with_context(|| format!("no free port between {first} and {}", first + 99))
}

fn is_ready(address: &str) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(
            stream,
            "GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(answer.starts_with(b"HTTP/1.1 200"))
    };
    ask().unwrap_or(false)
}
