//! Carriers and the numbers of their parcels. The lengths catch slips of the finger; whether the
//! parcel exists only the carrier knows.

use serde::{Deserialize, Serialize};

/// A carrier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Carrier {
    /// 우체국택배.
    Epost,
    /// CJ대한통운.
    Cj,
    /// 한진택배.
    Hanjin,
    /// 롯데택배.
    Lotte,
    /// 로젠택배.
    Logen,
    /// 경동택배.
    Kyungdong,
    /// 대신택배.
    Daesin,
    /// 합동택배.
    Hapdong,
}

impl Carrier {
    /// All carriers, the most used of the countryside first.
    pub const ALL: [Self; 8] = [
        Self::Epost,
        Self::Cj,
        Self::Hanjin,
        Self::Lotte,
        Self::Logen,
        Self::Kyungdong,
        Self::Daesin,
        Self::Hapdong,
    ];

    /// As people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Epost => "우체국택배",
            Self::Cj => "CJ대한통운",
            Self::Hanjin => "한진택배",
            Self::Lotte => "롯데택배",
            Self::Logen => "로젠택배",
            Self::Kyungdong => "경동택배",
            Self::Daesin => "대신택배",
            Self::Hapdong => "합동택배",
        }
    }

    /// Reads a carrier from a file or a form: its name with or without `택배`, its code, or the
    /// names that are in use.
    ///
    /// ```
    /// use shared::waybill::Carrier;
    /// assert_eq!(Carrier::parse("우체국"), Some(Carrier::Epost));
    /// assert_eq!(Carrier::parse("cj 대한통운"), Some(Carrier::Cj));
    /// assert_eq!(Carrier::parse("04"), Some(Carrier::Cj));
    /// assert_eq!(Carrier::parse("비둘기"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String = text.split_whitespace().collect::<String>().to_uppercase();
        let plain = plain.trim_end_matches("택배");
        let known = |carrier: Self| -> &'static [&'static str] {
            match carrier {
                Self::Epost => &["우체국", "EPOST", "POST", "01", "1"],
                Self::Cj => &["CJ대한통운", "CJ", "대한통운", "CJGLS", "04", "4"],
                Self::Hanjin => &["한진", "HANJIN", "05", "5"],
                Self::Lotte => &["롯데", "LOTTE", "HYUNDAI", "현대", "08", "8"],
                Self::Logen => &["로젠", "LOGEN", "KGB", "06", "6"],
                Self::Kyungdong => &["경동", "KYUNGDONG", "KDEXP", "23"],
                Self::Daesin => &["대신", "DAESIN", "22"],
                Self::Hapdong => &["합동", "HAPDONG", "HDEXP", "32"],
            }
        };
        Self::ALL.into_iter().find(|c| known(*c).contains(&plain))
    }

    /// Where people follow its parcels, up to the number; `None` where no page is known.
    fn page(self) -> Option<&'static str> {
        match self {
            Self::Epost => {
                Some("https://service.epost.go.kr/trace.RetrieveDomRigiTraceList.comm?sid1=")
            }
            Self::Cj => Some("https://trace.cjlogistics.com/next/tracking.html?wblNo="),
            Self::Hanjin => Some(
                "https://www.hanjin.com/kor/CMS/DeliveryMgr/WaybillResult.do?mCode=MN038&schLang=KR&wblnumText2=",
            ),
            Self::Lotte => {
                Some("https://www.lotteglogis.com/home/reservation/tracking/linkView?InvNo=")
            }
            Self::Logen => Some("https://www.ilogen.com/web/personal/trace/"),
            Self::Kyungdong | Self::Daesin | Self::Hapdong => None,
        }
    }

    /// How many digits its numbers have; empty where that is not known.
    fn digits(self) -> &'static [usize] {
        match self {
            Self::Epost => &[13],
            Self::Cj => &[10, 12],
            _ => &[],
        }
    }
}

/// A carrier's number of a parcel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waybill {
    /// Who carries.
    pub carrier: Carrier,
    /// Digits only, with their leading zeros.
    pub number: String,
}

impl Waybill {
    /// Reads a number as it stands on the paper, with blanks and hyphens. The refusal says what
    /// is wrong in words, with the way out.
    ///
    /// ```
    /// use shared::waybill::{Carrier, Waybill};
    /// let read = Waybill::parse(Carrier::Epost, "6890-1234-56789").unwrap();
    /// assert_eq!(read.to_string(), "우체국택배 6890123456789");
    /// let short = Waybill::parse(Carrier::Epost, "689012345678").unwrap_err();
    /// assert_eq!(short, "숫자가 하나 모자라요. 지금 12자리예요.");
    /// ```
    pub fn parse(carrier: Carrier, text: &str) -> Result<Self, String> {
        let mut number = String::new();
        for letter in text.trim().chars() {
            match letter {
                '0'..='9' => number.push(letter),
                '-' | ' ' => {}
                _ => return Err("송장 번호는 숫자만 적어 주세요.".to_owned()),
            }
        }
        if number.is_empty() {
            return Err("송장 번호를 아직 안 적으셨어요.".to_owned());
        }
        let (digits, have) = (carrier.digits(), number.len());
        if digits.is_empty() && !(8..=16).contains(&have) {
            return Err(format!("송장 번호가 맞나요? 지금 {have}자리예요."));
        }
        if !digits.is_empty() && !digits.contains(&have) {
            return Err(wrong_length(digits, have));
        }
        if number.bytes().all(|digit| digit == number.as_bytes()[0]) {
            return Err("송장에 찍힌 번호를 그대로 적어 주세요.".to_owned());
        }
        Ok(Self { carrier, number })
    }

    /// Reads what it is written as, the carrier's name before the number.
    ///
    /// ```
    /// use shared::waybill::{Carrier, Waybill};
    /// let read = Waybill::read("CJ대한통운 0012345678").unwrap();
    /// assert_eq!((read.carrier, read.number.as_str()), (Carrier::Cj, "0012345678"));
    /// assert_eq!(Waybill::read("이장님 트럭"), None);
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        let (carrier, number) = text.trim().rsplit_once(' ')?;
        Self::parse(Carrier::parse(carrier)?, number).ok()
    }

    /// The carrier's own page about this parcel; `None` where no page is known.
    pub fn page(&self) -> Option<String> {
        let page = self.carrier.page()?;
        Some(format!("{page}{}", self.number))
    }
}

impl std::fmt::Display for Waybill {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.carrier.name(), self.number)
    }
}

fn wrong_length(digits: &[usize], have: usize) -> String {
    let count = |n: usize| {
        ["", "하나", "둘", "셋"]
            .get(n)
            .map_or(format!("{n}개"), |n| (*n).to_owned())
    };
    let nearest = digits.iter().min_by_key(|right| right.abs_diff(have));
    let right = nearest.copied().unwrap_or(have);
    if have < right {
        format!(
            "숫자가 {} 모자라요. 지금 {have}자리예요.",
            count(right - have)
        )
    } else {
        format!(
            "숫자가 {} 많아요. 지금 {have}자리예요.",
            count(have - right)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{Carrier, Waybill};

    #[test]
    fn a_number_of_the_wrong_length_is_refused_with_the_way_out() {
        let said = |carrier, text| Waybill::parse(carrier, text).unwrap_err();
        assert_eq!(
            said(Carrier::Cj, "12345678901"),
            "숫자가 하나 많아요. 지금 11자리예요."
        );
        assert_eq!(
            said(Carrier::Epost, "12345678901"),
            "숫자가 둘 모자라요. 지금 11자리예요."
        );
        assert_eq!(said(Carrier::Cj, ""), "송장 번호를 아직 안 적으셨어요.");
        assert_eq!(said(Carrier::Cj, "12a"), "송장 번호는 숫자만 적어 주세요.");
        assert!(said(Carrier::Epost, "0000000000000").contains("그대로"));
    }

    #[test]
    fn leading_zeros_stay() {
        let read = Waybill::parse(Carrier::Cj, "0012345678").unwrap();
        assert_eq!(read.number, "0012345678");
    }

    #[test]
    fn every_carrier_is_known_by_its_name() {
        for carrier in Carrier::ALL {
            assert_eq!(Carrier::parse(carrier.name()), Some(carrier));
        }
    }

    #[test]
    fn what_is_written_is_read_back_and_leads_to_the_carrier() {
        for carrier in Carrier::ALL {
            let waybill = Waybill::parse(carrier, "6890123456789");
            let waybill = waybill.or_else(|_| Waybill::parse(carrier, "689012345678"));
            let waybill = waybill.unwrap();
            assert_eq!(Waybill::read(&waybill.to_string()), Some(waybill.clone()));
            if let Some(page) = waybill.page() {
                assert!(page.starts_with("https://") && page.ends_with(&waybill.number));
            }
        }
    }
}
