//! Counters for `/metrics`, in Prometheus' text form.
//!
//! Labels are matched routes and closed words, never ids, so that the number of series is bounded.

use std::{
    collections::BTreeMap,
    fmt::Write,
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// Upper bounds of the latency buckets: microseconds, and the same in seconds as Prometheus reads it.
const BUCKETS: [(u128, &str); 10] = [
    (1_000, "0.001"),
    (5_000, "0.005"),
    (10_000, "0.01"),
    (25_000, "0.025"),
    (50_000, "0.05"),
    (100_000, "0.1"),
    (300_000, "0.3"),
    (1_000_000, "1"),
    (5_000_000, "5"),
    (30_000_000, "30"),
];

/// What was counted since the start.
#[derive(Debug, Default)]
pub struct Metrics {
    requests: Mutex<BTreeMap<RequestKey, Latency>>,
    events: Mutex<BTreeMap<(&'static str, &'static str), u64>>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct RequestKey {
    method: String,
    route: String,
    status: u16,
}

#[derive(Debug, Default)]
struct Latency {
    buckets: [u64; BUCKETS.len()],
    count: u64,
    micros: u128,
}

impl Metrics {
    /// Counts an event, for example `("orders_placed", "card")`.
    pub fn count(&self, name: &'static str, kind: &'static str) {
        let mut events = self.events.lock().unwrap_or_else(PoisonError::into_inner);
        *events.entry((name, kind)).or_default() += 1;
    }

    /// Counts an answered request under its matched route.
    pub fn request(&self, method: &str, route: &str, status: u16, took: Duration) {
        let key = RequestKey {
            method: method.to_owned(),
            route: route.to_owned(),
            status,
        };
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        let latency = requests.entry(key).or_default();
        let micros = took.as_micros();
        latency.count += 1;
        latency.micros += micros;
        for (place, (bound, _)) in BUCKETS.iter().enumerate() {
            latency.buckets[place] += u64::from(micros <= *bound);
        }
    }

    /// Everything, in Prometheus' text form.
    pub fn render(&self) -> String {
        let mut text = String::from("# TYPE chorok_http_request_seconds histogram\n");
        let requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        for (key, latency) in &*requests {
            latency.render(key, &mut text);
        }
        text.push_str("# TYPE chorok_events_total counter\n");
        let events = self.events.lock().unwrap_or_else(PoisonError::into_inner);
        for ((name, kind), count) in &*events {
            line(
                &mut text,
                format_args!("chorok_events_total{{name=\"{name}\",kind=\"{kind}\"}} {count}"),
            );
        }
        text
    }
}

impl Latency {
    fn render(&self, key: &RequestKey, text: &mut String) {
        let RequestKey {
            method,
            route,
            status,
        } = key;
        let labels = format!("method=\"{method}\",route=\"{route}\",status=\"{status}\"");
        let name = "chorok_http_request_seconds";
        for (place, (_, bound)) in BUCKETS.iter().enumerate() {
            let count = self.buckets[place];
            line(
                text,
                format_args!("{name}_bucket{{{labels},le=\"{bound}\"}} {count}"),
            );
        }
        let Self { count, micros, .. } = self;
        line(
            text,
            format_args!("{name}_bucket{{{labels},le=\"+Inf\"}} {count}"),
        );
        let (seconds, rest) = (micros / 1_000_000, micros % 1_000_000);
        line(
            text,
            format_args!("{name}_sum{{{labels}}} {seconds}.{rest:06}"),
        );
        line(text, format_args!("{name}_count{{{labels}}} {count}"));
    }
}

fn line(text: &mut String, content: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{content}");
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Metrics;

    #[test]
    fn a_request_falls_into_every_bucket_above_it() {
        let metrics = Metrics::default();
        metrics.request("GET", "/healthz", 200, Duration::from_millis(7));
        metrics.count("orders_placed", "card");
        let text = metrics.render();
        assert!(text.contains("status=\"200\",le=\"0.005\"} 0"), "{text}");
        assert!(text.contains("status=\"200\",le=\"0.01\"} 1"), "{text}");
        assert!(text.contains("_sum{method=\"GET\",route=\"/healthz\",status=\"200\"} 0.007000"));
        assert!(text.contains("chorok_events_total{name=\"orders_placed\",kind=\"card\"} 1"));
    }
}
