//! What the sender would refuse in a text, said before it is saved.

use super::template::{Piece, Template, Variable, pieces};

/// Letters of a message with its values in place; the sender takes no more.
pub const LONGEST: usize = 1_000;

/// Words of advertisements. Only information may be sent this way; what sells goes elsewhere, with
/// the shopper's consent.
const SELLING: [&str; 16] = [
    "할인",
    "특가",
    "세일",
    "이벤트",
    "경품",
    "사은품",
    "증정",
    "최저가",
    "1+1",
    "무료배송",
    "무료 배송",
    "대박",
    "혜택",
    "광고",
    "기획전",
    "추천 상품",
];

/// What is given to a shopper, which the text has to explain.
const GIFTS: [&str; 4] = ["쿠폰", "포인트", "적립금", "교환권"];

/// Words that say why somebody has it.
const WHY: [&str; 4] = ["신청하신", "보상으로", "주문하셔서", "요청하신"];

/// What is wrong with a text and what would be right, a sentence for each. Nothing: it may be sent.
pub fn lint(template: Template, text: &str) -> Vec<String> {
    let pieces = pieces(text);
    let mut findings = Vec::new();
    if text.trim().is_empty() {
        findings.push("내용이 비어 있어요. 손님께 알릴 말을 적어 주세요.".to_owned());
    }
    if text
        .chars()
        .any(|letter| letter.is_control() && letter != '\n')
    {
        findings.push("보이지 않는 글자가 들어 있어요. 지우고 다시 적어 주세요.".to_owned());
    }
    holes(template, &pieces, &mut findings);
    missing(template, &pieces, &mut findings);
    length(&pieces, &mut findings);
    words(&pieces, &mut findings);
    findings
}

fn holes(template: Template, pieces: &[Piece<'_>], findings: &mut Vec<String>) {
    for piece in pieces {
        match *piece {
            Piece::Unclosed(name) => findings.push(format!(
                "“#{{{name}”이(가) 닫히지 않았어요. “#{{주문번호}}”처럼 }}로 닫아 주세요."
            )),
            Piece::Hole(name) => {
                let known = Variable::parse(name);
                if !known.is_some_and(|known| template.variables().contains(&known)) {
                    let allowed = names(template.variables());
                    findings.push(format!(
                        "“#{{{name}}}”은(는) 여기에 쓸 수 없어요. 쓸 수 있는 것: {allowed}"
                    ));
                }
            }
            Piece::Words(words) => {
                if words.contains(['{', '}']) {
                    findings.push(
                        "#이 없는 괄호 { }가 있어요. “#{주문번호}”처럼 # 바로 뒤에 붙여 주세요."
                            .to_owned(),
                    );
                }
            }
        }
    }
}

fn missing(template: Template, pieces: &[Piece<'_>], findings: &mut Vec<String>) {
    let is_there = |variable: &&Variable| !pieces.contains(&Piece::Hole(variable.name()));
    let missing: Vec<Variable> = template
        .required()
        .iter()
        .filter(is_there)
        .copied()
        .collect();
    let (parcel, rest): (Vec<Variable>, Vec<Variable>) = missing
        .into_iter()
        .partition(|variable| matches!(variable, Variable::Carrier | Variable::Waybill));
    if !rest.is_empty() {
        findings.push(format!(
            "꼭 있어야 하는 것이 빠졌어요. 넣어 주세요: {}",
            names(&rest)
        ));
    }
    if !parcel.is_empty() {
        findings.push(format!(
            "택배사와 송장 번호가 글에 있어야 배송 조회 단추가 붙어요. 넣어 주세요: {}",
            names(&parcel)
        ));
    }
}

fn length(pieces: &[Piece<'_>], findings: &mut Vec<String>) {
    let letters = |piece: &Piece<'_>| match piece {
        Piece::Words(words) => words.chars().count(),
        Piece::Unclosed(name) => name.chars().count() + 2,
        Piece::Hole(name) => {
            Variable::parse(name).map_or_else(|| name.chars().count() + 3, Variable::longest)
        }
    };
    let letters: usize = pieces.iter().map(letters).sum();
    if letters > LONGEST {
        findings.push(format!(
            "너무 길어요. 채워 넣으면 {letters}자까지 되니 {}자를 줄여 주세요. {LONGEST}자까지 보낼 수 있어요.",
            letters - LONGEST
        ));
    }
}

fn words(pieces: &[Piece<'_>], findings: &mut Vec<String>) {
    let words: Vec<&str> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Words(words) => Some(*words),
            Piece::Hole(_) | Piece::Unclosed(_) => None,
        })
        .collect();
    // What stands on two sides of a variable is no word.
    let words = words.join("\u{0}");
    let selling: Vec<&str> = SELLING
        .into_iter()
        .filter(|word| words.contains(word))
        .collect();
    if !selling.is_empty() {
        findings.push(format!(
            "알리는 말만 보낼 수 있는데 광고하는 말이 있어요. 빼 주세요: {}",
            selling.join(", ")
        ));
    }
    if let Some(gift) = GIFTS.into_iter().find(|gift| words.contains(gift)) {
        let says_why = WHY.iter().any(|why| words.contains(why));
        if !says_why || !words.contains("까지") {
            findings.push(format!(
                "{gift}을(를) 왜 받았고 언제까지 쓰는지 없어요. “보상으로 드린 {gift}, 12월 31일까지”처럼 둘 다 적어 주세요."
            ));
        }
    }
}

fn names(variables: &[Variable]) -> String {
    let names: Vec<String> = variables
        .iter()
        .map(|variable| format!("#{{{}}}", variable.name()))
        .collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, lint};
    use crate::message::{Template, Values, Variable, fill};

    fn one(template: Template, text: &str) -> String {
        let findings = lint(template, text);
        assert_eq!(findings.len(), 1, "{text}: {findings:?}");
        findings[0].clone()
    }

    #[test]
    fn what_the_mall_opens_with_may_be_sent() {
        for template in Template::ALL {
            let text = template.built_in();
            assert_eq!(lint(template, text), [""; 0], "{template:?}");
            let values: Values = template
                .variables()
                .iter()
                .map(|variable| (*variable, variable.example().to_owned()))
                .collect();
            assert!(!fill(text, &values).contains("#{"), "{template:?}");
            for required in template.required() {
                assert!(template.variables().contains(required), "{template:?}");
            }
        }
    }

    #[test]
    fn each_fault_is_named_with_what_would_be_right() {
        let paid = |text: &str| one(Template::Paid, text);
        let unknown = paid("#{주문번호} #{이름}님");
        assert!(unknown.contains("#{이름}") && unknown.contains("쓸 수 있는 것: #{장터}"));
        // Another template's variable is as unknown.
        assert!(paid("#{주문번호} #{송장번호}").contains("쓸 수 없어요"));
        assert!(paid("주문이 끝났어요").contains("#{주문번호}"));
        assert!(paid("#{주문번호} 결제 #{주문금액 끝").contains("닫히지 않았어요"));
        assert!(paid("#{주문번호} {주문금액}").contains("#이 없는 괄호"));
        assert!(paid("#{주문번호} 지금 특가 할인!").contains("할인, 특가"));
        let gift = paid("#{주문번호} 쿠폰을 드려요");
        assert!(gift.contains("왜 받았고 언제까지"));
        let explained = "#{주문번호} 보상으로 드린 쿠폰은 12월 31일까지 써요";
        assert_eq!(lint(Template::Paid, explained), [""; 0]);
        assert!(paid("#{주문번호}\u{7}").contains("보이지 않는"));
        assert_eq!(lint(Template::Paid, " ").len(), 2);
    }

    #[test]
    fn a_parcels_message_can_be_followed() {
        let says = one(Template::Sent, "#{주문번호} 출발했어요. #{택배사}");
        assert!(
            says.contains("#{송장번호}") && !says.contains("#{택배사}"),
            "{says}"
        );
        let says = one(Template::Sent, "#{주문번호} 출발했어요.");
        assert!(says.ends_with("#{택배사}, #{송장번호}"), "{says}");
    }

    #[test]
    fn the_length_counts_what_comes_in_the_place_of_variables() {
        let of = |letters: usize| format!("#{{주문번호}}{}", "가".repeat(letters));
        let most = LONGEST - Variable::OrderNo.longest();
        assert_eq!(lint(Template::Paid, &of(most)), [""; 0]);
        let says = one(Template::Paid, &of(most + 3));
        assert!(
            says.contains("1003자") && says.contains("3자를 줄여"),
            "{says}"
        );
    }
}
