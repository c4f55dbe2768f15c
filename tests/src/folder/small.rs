//! The small county. Prices are round, so that tests can be read:
//!
//! | Option | Price | Stock | Vendor | Shipping |
//! |---|---|---|---|---|
//! | rice-1 | 17,500 (−7% until December) | 100 | rice-01 | 3,500, free from 50,000 |
//! | rice-2 | 39,000 (−7% until December) | 5 | rice-01 | the same |
//! | jang-1 | 12,000 taxable | 50 | rice-01 | the same |
//! | abalone-1 | 45,000 (39,900 until tomorrow) | 10 | sea-01 | 4,000 flat |
//! | maesaengi-1 | 9,900 | 1 | sea-01 | the same |
//! | bowl-1 | 30,000 taxable, no vouchers | 20 | craft-01 | free, alone |

pub(super) const FILES: &[(&str, &str)] = &[
    ("mall.json", MALL),
    ("categories.json", CATEGORIES),
    ("vendors.csv", VENDORS),
    ("shipping_policies.csv", SHIPPING),
    ("products.csv", PRODUCTS),
    ("options.csv", OPTIONS),
    ("notices.csv", NOTICES),
    ("details.json", DETAILS),
    ("campaigns.json", CAMPAIGNS),
    ("banners.json", BANNERS),
    ("zones.json", ZONES),
    ("holidays.csv", HOLIDAYS),
    ("programmes.json", PROGRAMMES),
    ("lots.csv", LOTS),
];

pub(super) const IMAGES: &[&str] = &["a.png", "icon.png", "og.png"];

/// A picture of one pixel.
pub(super) const PIXEL: &[u8] = &[
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x90, 0x77, 0x53,
    0xDE, 0x00, 0x00, 0x00, 0x0C, 0x49, 0x44, 0x41, 0x54, 0x78, 0xDA, 0x63, 0x10, 0x89, 0xB4, 0x02,
    0x00, 0x01, 0x2C, 0x00, 0xA8, 0x97, 0x7A, 0xFB, 0x4A, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E,
    0x44, 0xAE, 0x42, 0x60, 0x82,
];

const MALL: &str = r##"{
  "slug": "gangjin", "county": "강진군", "mall_name": "초록믿음", "tagline": "강진군이 직접 고르고 보냅니다",
  "hosts": ["localhost", "127.0.0.1"], "demo": true,
  "theme": {"accent": "#14593A", "accent_text": "#FFFFFF"},
  "og_image": "og.png", "icons": {"192": "icon.png"}, "seller_of_record": "VENDOR",
  "disclosure": {"operator": "강진군", "representative": "홍보미", "address": "전남 강진군 강진읍 1", "phone": "061-000-2025",
    "email": "mall@example.kr", "business_no": "000-83-00001", "mail_order_no": "제2025-전남강진-D0001호",
    "hosting": "강진군", "privacy_officer": "나래울", "note": null},
  "search": {"sets": [["쌀", "백미"]], "to_from": [{"from": ["캠핑"], "to": ["전복"]}], "popular": ["매생이"], "popular_seasonal": {"11": ["햅쌀"]}},
  "home": {"season": [{"title": "햅쌀", "note": "10월에 거뒀어요", "products": ["rice"]}], "stories": ["rice-01"]}
}
"##;

const CATEGORIES: &str = r#"[
  {"slug": "grain", "name": "쌀·잡곡", "parent": null, "order": 1, "image": "a.png", "season": "연중"},
  {"slug": "grain-rice", "name": "쌀", "parent": "grain", "order": 1, "image": null, "season": null},
  {"slug": "sea", "name": "수산물", "parent": null, "order": 2, "image": "a.png"},
  {"slug": "sea-fresh", "name": "생물", "parent": "sea", "order": 1},
  {"slug": "kitchen", "name": "장·공예", "parent": null, "order": 3, "image": "a.png"}
]
"#;

const VENDORS: &str = "\
slug,name,township,line,representative,story,years,phone,email,address,business_no,mail_order_no,taxation,voucher_merchant,over_sales_limit,commission_bp,cutoff,ship_within_days,closed_days,joined_on,image
rice-01,새벽논 정미소,군동면,농업,고은새,\"아버지 논을 물려받아 벼를 짓습니다.
주문이 들어온 다음 날 아침에 찧습니다.\",38,061-000-1201,rice-01@example.kr,전남 강진군 군동면 1,000-12-34567,제2025-전남강진-D0101호,EXEMPT,Y,N,500,11:00,2,일,2024-03-02,a.png
sea-01,마량 바다,마량면,어업,서다온,새벽에 건진 것을 그날 부칩니다.,21,061-000-1202,sea-01@example.kr,전남 강진군 마량면 2,000-12-34568,제2025-전남강진-D0102호,GENERAL,Y,Y,600,10:00,1,토|일,2024-05-02,
craft-01,사당리 가마,대구면,공예,한결,흙을 밟아 그릇을 굽습니다.,30,061-000-1203,craft-01@example.kr,전남 강진군 대구면 3,000-12-34569,제2025-전남강진-D0103호,SIMPLE,N,N,800,15:30,3,,2025-01-02,
";

const SHIPPING: &str = "\
vendor,slug,name,kind,fee,threshold,per_quantity,weight_steps,jeju_surcharge,island_surcharge
rice-01,cond-50k,5만원 이상 무료,CONDITIONAL_FREE,3500,50000,,,3000,5000
sea-01,flat,택배,FLAT,4000,,,,3000,5000
craft-01,free,무료배송,FREE,0,,,,0,0
";

const PRODUCTS: &str = "\
slug,vendor,category,name,summary,selling_points,origin,storage,shelf_life,tax_type,shipping_policy,bundle_group,ship_days,voucher_allowed,adult_only,harvest_months,sale_months,keywords,misspellings,notice_class,unit_price,image,image_alt,created_on,sales_rank
rice,rice-01,grain-rice,강진 새청무쌀,주문 다음 날 아침에 찧어 부칩니다.,바닷바람을 맞고 자랐습니다.|찰기가 오래갑니다.,국산(전남 강진군),실온,도정일로부터 6개월,TAX_FREE,cond-50k,room,,Y,N,10,1|2|3|4|5|6|7|8|9|10|11|12,쌀|햅쌀,세청무쌀,AGRI,Y,a.png,새벽논 정미소의 새청무쌀 포대,2025-10-04,1
jang,rice-01,kitchen,메주 된장,3년 묵힌 된장입니다.,콩만 씁니다.,국산(전남 강진군),실온,제조일로부터 3년,TAXABLE,cond-50k,room,,Y,N,,1|2|3|4|5|6|7|8|9|10|11|12,된장,,PROCESSED,Y,a.png,항아리에 담긴 된장,2025-03-01,4
abalone,sea-01,sea-fresh,마량 활전복,살아 있는 채로 부칩니다.,당일 건져 보냅니다.,국산(전남 강진군 마량면),냉장,수령 후 2일,TAX_FREE,flat,cool,화|목,Y,N,,1|2|3|4|5|6|7|8|9|10|11|12,전복,,AGRI,Y,a.png,얼음 위의 전복,2025-06-01,2
maesaengi,sea-01,sea-fresh,햇매생이,겨울 바다의 맛입니다.,물살이 센 곳에서 자랐습니다.,국산(전남 강진군 마량면),냉장,수령 후 3일,TAX_FREE,flat,cool,,Y,N,12|1|2,11|12|1|2,매생이,메생이,AGRI,Y,a.png,접시에 담긴 매생이,2026-11-01,3
bowl,craft-01,kitchen,청자 밥그릇,손으로 빚은 그릇입니다.,하나씩 모양이 다릅니다.,국산(전남 강진군 대구면),실온,,TAXABLE,free,alone,,N,N,,1|2|3|4|5|6|7|8|9|10|11|12,청자|그릇,,GENERAL,N,a.png,비색 청자 밥그릇,2025-02-01,5
";

const OPTIONS: &str = "\
option,product,order,label,price,net_g,stock,min_quantity,max_quantity
rice-1,rice,1,4kg,17500,4000,100,1,20
rice-2,rice,2,10kg,39000,10000,5,1,10
jang-1,jang,1,500g,\"12,000\",500,50,1,20
abalone-1,abalone,1,1kg,45000,1000,10,1,5
maesaengi-1,maesaengi,1,400g,9900,400,1,1,5
bowl-1,bowl,1,한 개,30000,,20,1,10
";

const NOTICES: &str = "\
product,order,label,value
bowl,1,품명,청자 밥그릇
bowl,2,인증·허가 사항,해당 없음
bowl,3,제조국(원산지),대한민국
bowl,4,제조자,사당리 가마
bowl,5,상품구성,밥그릇 한 개
bowl,6,크기,지름 12cm
bowl,7,재질,도자기
bowl,8,보관·취급방법,부드러운 수세미로 씻어 주세요
bowl,9,주의사항,떨어뜨리지 마세요
bowl,10,A/S 책임자와 전화번호,한결 061-000-1203
";

const DETAILS: &str = r#"[{"product": "rice", "blocks": [
  {"type": "story", "title": "새벽논 정미소 이야기", "body": "아버지 논을 물려받았습니다.\n벼를 말릴 때 불을 쓰지 않습니다."},
  {"type": "points", "title": "이래서 골랐어요", "items": ["다음 날 아침에 찧습니다."]},
  {"type": "certificates", "title": "인증", "items": [{"kind": "gap", "name": "GAP", "number": "시연-1001", "expires_on": "2027-05-31"}]},
  {"type": "faq", "title": "자주 묻는 질문", "items": [{"question": "언제 도정하나요?", "answer": "주문 다음 날이에요."}]}
]}]
"#;

const CAMPAIGNS: &str = r##"[
  {"slug": "new-rice", "title": "햅쌀이 나왔어요", "subtitle": "다음 날 아침에 찧습니다", "label": "햅쌀",
   "starts_at": "2026-11-01T00:00:00+09:00", "ends_at": "2026-12-01T00:00:00+09:00", "time_deal": false,
   "colors": {"ground": "#6B4A00", "text": "#FFFFFF", "accent": "#FFF1C9", "accent_text": "#4A3300"},
   "image": "a.png", "image_alt": "벼가 익은 들", "rule": {"rate_bp": 700}, "products": ["rice"],
   "blocks": [{"type": "text", "title": "도정일을 적었어요", "body": "쌀 이름 아래에 있어요."}, {"type": "products", "title": "햅쌀", "products": ["rice"]}],
   "cutoff_note": null, "shared_cost": null},
  {"slug": "abalone-day", "title": "오늘의 전복", "subtitle": "하루만 싸게 팝니다", "label": "오늘의 특가",
   "starts_at": "2026-11-22T00:00:00+09:00", "ends_at": "2026-11-23T00:00:00+09:00", "time_deal": true,
   "colors": {"ground": "#0E3B4A", "text": "#FFFFFF", "accent": "#D7F0F5", "accent_text": "#0E3B4A"},
   "image": "a.png", "image_alt": "얼음 위의 전복", "rule": {"fixed": [{"option": "abalone-1", "price": 39900}]}, "products": ["abalone"],
   "blocks": []}
]
"##;

const BANNERS: &str = r##"[
  {"slug": "home-new-rice", "campaign": "new-rice", "position": "home_hero", "order": 1, "title": "어제 찧어 오늘 부쳤어요", "subtitle": "햅쌀",
   "colors": {"ground": "#6B4A00", "text": "#FFFFFF", "accent": "#FFF1C9", "accent_text": "#4A3300"},
   "image": "a.png", "image_alt": "벼가 익은 들", "starts_at": "2026-11-01T00:00:00+09:00", "ends_at": "2026-12-01T00:00:00+09:00"}
]
"##;

const ZONES: &str = r#"{
  "bridge_linked": [{"slug": "seonyu", "name": "선유도", "sido": "전북특별자치도", "sigungu": ["군산시"], "places": [{"eupmyeondong": "옥도면", "ri": "선유도리"}]}],
  "remote": [
    {"slug": "eocheong", "name": "어청도", "sido": "전북특별자치도", "sigungu": ["군산시"], "places": [{"eupmyeondong": "옥도면", "ri": null}], "zone": "ISLAND"},
    {"slug": "jeju", "name": "제주도", "sido": "제주특별자치도", "sigungu": ["제주시", "서귀포시"], "places": [], "zone": "JEJU"}
  ],
  "vectors": [
    {"sido": "전북특별자치도", "sigungu": "군산시", "eupmyeondong": "옥도면", "ri": "선유도리", "zone": "NONE"},
    {"sido": "전북특별자치도", "sigungu": "군산시", "eupmyeondong": "옥도면", "ri": "어청도리", "zone": "ISLAND"},
    {"sido": "제주특별자치도", "sigungu": "제주시", "eupmyeondong": "연동", "ri": null, "zone": "JEJU"}
  ]
}
"#;

const HOLIDAYS: &str = "date,name\n2026-12-25,성탄절\n";

const PROGRAMMES: &str = r#"[
  {"slug": "gangjin-love", "name": "강진사랑상품권", "kind": "GENERAL", "source": "PROVIDER", "usable_in": ["gangjin"],
   "effective_from": "2026-01-01", "effective_to": "2026-12-31", "expires_on": null, "merchants_only": true, "merchant_sales_limit": 3000000000,
   "usable_on_shipping": true, "min_amount": 0, "max_per_order": null, "prepaid_discount_bp": 1000, "monthly_cap": 700000,
   "online_discount": null, "payback": null, "copy": "63만원으로 70만원어치를 삽니다."},
  {"slug": "halftrip-2026", "name": "강진 반값여행 페이백", "kind": "POLICY", "source": "LEDGER", "usable_in": ["gangjin"],
   "effective_from": "2026-01-01", "effective_to": "2026-12-31", "expires_on": "2026-12-31", "merchants_only": true, "merchant_sales_limit": null,
   "usable_on_shipping": true, "min_amount": 0, "max_per_order": null, "prepaid_discount_bp": 0, "monthly_cap": null, "online_discount": null,
   "payback": {"rule_version": "2026-01", "rate_bp": 5000, "min_spend": {"solo": 30000, "team": 50000}, "cap": {"solo": 100000, "team": 200000},
     "per_year": 2, "apply_before_days": 1, "claim_within_days": 7, "verified": false, "note": "시연용 규칙이에요.",
     "vectors": [{"party": "solo", "spend": 29999, "payback": 0}, {"party": "solo", "spend": 250000, "payback": 100000}, {"party": "team", "spend": 50000, "payback": 25000}]},
   "copy": "여행에서 쓴 돈의 절반을 돌려드려요."},
  {"slug": "sorry", "name": "불편 보상 상품권", "kind": "POLICY", "source": "LEDGER", "usable_in": ["gangjin"],
   "effective_from": "2026-01-01", "effective_to": "2026-12-31", "expires_on": null, "valid_days": 180, "merchants_only": true, "merchant_sales_limit": null,
   "usable_on_shipping": true, "min_amount": 0, "max_per_order": null, "prepaid_discount_bp": 0, "monthly_cap": null, "online_discount": null,
   "payback": null, "compensation": true, "copy": "불편을 드려 죄송한 마음으로 드려요."}
]
"#;

const LOTS: &str = "\
code,pin,programme,face,remaining,issued_on,expires_on,scenario
DEMO-PB25-0001,0000,halftrip-2026,57000,57000,2026-11-02,2026-12-31,딱 맞추기
DEMO-PB10-0002,1111,halftrip-2026,100000,10000,2026-11-02,2026-11-30,곧 사라져요
";
