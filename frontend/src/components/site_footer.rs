//! Who runs the mall, as the law wants it on every page.

use shared::page::Shell;
use yew::prelude::*;

crate::style::styles! {
    r#"
    .site-footer {
        margin-block-start: var(--section-gap);
        padding-block: var(--space-10);
        border-block-start: 1px solid var(--color-line);
        color: var(--color-ink-2);
        font-size: var(--text-sm);
    }
    .site-footer__links {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-5);
        margin-block-end: var(--space-3);
        color: var(--color-ink);
        font-size: var(--text-md);
    }
    .site-footer__link {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--tap);
    }
    .site-footer__link--strong { font-weight: var(--weight-bold); }
    .site-footer__facts {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-4);
        line-height: 1.75;
    }
    .site-footer__facts dt, .site-footer__facts dd { display: inline; }
    .site-footer__facts dt::after { content: " "; }
    .site-footer__notice {
        max-inline-size: var(--measure);
        margin-block-start: var(--space-4);
        line-height: 1.6;
    }
    "#
}

/// The footer.
pub fn site_footer(shell: &Shell) -> Html {
    let d = &shell.disclosure;
    let facts = [
        ("상호", &d.operator),
        ("대표", &d.representative),
        ("주소", &d.address),
        ("전화", &d.phone),
        ("전자우편", &d.email),
        ("사업자등록번호", &d.business_no),
        ("통신판매업", &d.mail_order_no),
        ("호스팅 제공", &d.hosting),
    ];
    let check = format!(
        "https://www.ftc.go.kr/bizCommPop.do?wrkr_no={}",
        d.business_no.replace('-', "")
    );
    html! {
        <footer class="site-footer">
            <div class="container">
                <ul class="site-footer__links">
                    <li><a class="site-footer__link" href="/policies/terms">{ "이용약관" }</a></li>
                    <li><a class="site-footer__link site-footer__link--strong" href="/policies/privacy">{ "개인정보처리방침" }</a></li>
                    <li><a class="site-footer__link" href={check} target="_blank" rel="noopener noreferrer">{ "사업자정보 확인" }<span class="visually-hidden">{ " (새 창)" }</span></a></li>
                </ul>
                <dl class="site-footer__facts">
                    { for facts.into_iter().filter(|(_, value)| !value.is_empty()).map(fact) }
                </dl>
                if d.intermediary {
                    <p class="site-footer__notice">
                        { intermediary(&shell.mall.name) }
                    </p>
                }
                if shell.mall.demo {
                    <p class="site-footer__notice">
                        { "체험용 장터예요. 상품권과 카드는 진짜가 아니고, 상품도 오지 않아요." }
                    </p>
                }
            </div>
        </footer>
    }
}

fn fact((label, value): (&'static str, &String)) -> Html {
    html! { <div key={label}><dt>{ label }</dt><dd>{ value }</dd></div> }
}

/// The notice that the mall only mediates.
pub fn intermediary(mall: &str) -> String {
    format!(
        "{mall}{} 통신판매중개자로서 통신판매의 당사자가 아닙니다. 상품, 주문, 배송, 환불의 의무와 책임은 각 판매자에게 있습니다.",
        topic_particle(mall)
    )
}

/// 은 after a final consonant, else 는.
fn topic_particle(word: &str) -> &'static str {
    let syllable = word.chars().last().map_or(0, u32::from);
    let is_hangul = (0xAC00..=0xD7A3).contains(&syllable);
    if is_hangul && !(syllable - 0xAC00).is_multiple_of(28) {
        "은"
    } else {
        "는"
    }
}

#[cfg(test)]
mod tests {
    use super::topic_particle;

    #[test]
    fn particles_follow_the_last_syllable() {
        assert_eq!(topic_particle("초록믿음"), "은");
        assert_eq!(topic_particle("해남미소"), "는");
    }
}
