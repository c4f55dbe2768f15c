//! Which lines of a file can be paid back, and a sentence for each that cannot.

use std::collections::BTreeMap;

use shared::{console::payback::Rejected, money::Won, text::Phone, text::line as one_line};

use super::file::Written;
use crate::catalog::record::{Party, Programme};

/// The most on one line where the programme has no rule of its own.
const MOST: Won = Won(1_000_000);

/// A line that can be paid back.
#[derive(Debug, Clone)]
pub(super) struct Payback {
    pub(super) line: u32,
    pub(super) name: String,
    pub(super) phone: Phone,
    pub(super) reference: String,
    pub(super) amount: Won,
    pub(super) note: String,
}

impl Payback {
    /// What is paid back once: the county's number, or else the person.
    pub(super) fn claim(&self) -> String {
        if self.reference.is_empty() {
            format!("phone:{}", self.phone.digits())
        } else {
            format!("no:{}", self.reference)
        }
    }
}

/// What the programme has paid back already, or is about to.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Claims, and the file that each stands in.
    pub(super) claims: BTreeMap<String, String>,
    /// How often each phone was paid back this year.
    pub(super) of_phone: BTreeMap<String, u32>,
}

/// A file after every line was looked at.
#[derive(Debug, Default)]
pub(super) struct Judged {
    pub(super) paybacks: Vec<Payback>,
    pub(super) rejected: Vec<Rejected>,
}

impl Judged {
    pub(super) fn total(&self) -> Won {
        self.paybacks.iter().map(|payback| payback.amount).sum()
    }

    pub(super) fn people(&self) -> u32 {
        u32::try_from(self.paybacks.len()).unwrap_or(u32::MAX)
    }
}

/// Looks at every line. Without `known` only at the file itself.
pub(super) fn judge(rows: Vec<Written>, programme: &Programme, known: &Known) -> Judged {
    let mut judged = Judged::default();
    // The first line of each claim and of each phone.
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for row in rows {
        let line = row.line;
        let found = read(row, programme).and_then(|payback| {
            refuse_twice(&payback, &mut seen)?;
            refuse_known(&payback, programme, known)?;
            Ok(payback)
        });
        match found {
            Ok(payback) => judged.paybacks.push(payback),
            Err(says) => judged.rejected.push(Rejected { line, says }),
        }
    }
    judged
}

fn read(row: Written, programme: &Programme) -> Result<Payback, String> {
    let short = |text: &str, what: &str| {
        one_line(text, 60).ok_or_else(|| format!("{what} 너무 길어요. 60자까지 적어 주세요."))
    };
    let name = short(&row.name, "이름이")?;
    let reference = short(&row.reference, "승인번호가")?;
    let note = short(&row.note, "비고가")?;
    if name.is_empty() && reference.is_empty() {
        return Err("이름도 승인번호도 비어 있어요.".to_owned());
    }
    let phone = mobile(&row.phone)?;
    let amount = amount(&row.amount)?;
    refuse_amount(amount, &row.party, programme)?;
    Ok(Payback {
        line: row.line,
        name,
        phone,
        reference,
        amount,
        note,
    })
}

/// The letter with the code goes to this phone. Spreadsheets eat the first zero.
fn mobile(text: &str) -> Result<Phone, String> {
    if text.is_empty() {
        return Err("전화번호가 비어 있어요.".to_owned());
    }
    let whole = if text.starts_with("10") {
        format!("0{text}")
    } else {
        text.to_owned()
    };
    let phone = Phone::parse(&whole)?;
    let digits = phone.digits();
    if digits.starts_with("01") && (10..=11).contains(&digits.len()) {
        Ok(phone)
    } else {
        Err("문자를 받을 수 있는 휴대전화 번호가 아니에요. 예: 010-1234-5678".to_owned())
    }
}

fn amount(text: &str) -> Result<Won, String> {
    let plain: String = text
        .trim_end_matches('원')
        .chars()
        .filter(|letter| !matches!(letter, ',' | ' ' | '₩'))
        .collect();
    match plain.parse::<i64>() {
        Ok(amount) if amount > 0 => Ok(Won(amount)),
        Ok(_) => Err("금액은 0원보다 커야 해요.".to_owned()),
        Err(_) => Err(format!(
            "금액을 숫자로 적어 주세요. 적힌 값: “{}”",
            text.chars().take(20).collect::<String>()
        )),
    }
}

/// The programme's rule knows the least and the most that can come of a trip.
fn refuse_amount(amount: Won, party: &str, programme: &Programme) -> Result<(), String> {
    let bounds = |party| programme.payback.as_ref().map(|rule| rule.bounds(party));
    let (least, most) = match party.trim() {
        "혼자" | "1" | "1명" | "개인" => bounds(Party::Solo),
        "" => bounds(Party::Solo)
            .zip(bounds(Party::Team))
            .map(|(solo, team)| (solo.0.min(team.0), solo.1.max(team.1))),
        _ => bounds(Party::Team),
    }
    .unwrap_or((Won(1), MOST));
    if amount < least {
        Err(format!(
            "규칙으로는 {least}보다 적게 나올 수 없어요. 적힌 금액: {amount}"
        ))
    } else if amount > most {
        Err(format!(
            "한도를 넘었어요. 한도: {most}, 적힌 금액: {amount}"
        ))
    } else {
        Ok(())
    }
}

fn refuse_twice(payback: &Payback, seen: &mut BTreeMap<String, u32>) -> Result<(), String> {
    let phone = format!("phone:{}", payback.phone.digits());
    let same = |key: &String| seen.get(key).copied();
    if let Some(line) = same(&payback.claim()).filter(|_| !payback.reference.is_empty()) {
        return Err(format!("{line}번째 줄과 승인번호가 같아요."));
    }
    if let Some(line) = same(&phone) {
        return Err(format!("{line}번째 줄과 같은 사람이에요."));
    }
    seen.insert(payback.claim(), payback.line);
    seen.insert(phone, payback.line);
    Ok(())
}

fn refuse_known(payback: &Payback, programme: &Programme, known: &Known) -> Result<(), String> {
    if let Some(file) = known.claims.get(&payback.claim()) {
        let what = if payback.reference.is_empty() {
            "사람이"
        } else {
            "승인번호가"
        };
        return Err(format!("같은 {what} 이미 들어 있어요: {file}"));
    }
    let often = known.of_phone.get(payback.phone.digits()).copied();
    let most = programme.payback.as_ref().map(|rule| rule.per_year);
    match (often, most) {
        (Some(often), Some(most)) if often >= most => {
            Err(format!("올해 받을 수 있는 {most}번을 다 받은 사람이에요."))
        }
        // Nothing tells this trip from the one that was paid back.
        (Some(_), _) if payback.reference.is_empty() => {
            Err("이미 받은 사람이에요. 다른 여행이면 승인번호를 적어 주세요.".to_owned())
        }
        _ => Ok(()),
    }
}
