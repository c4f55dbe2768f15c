//! The file: what is read, what is left out and why, and that it counts once.

use shared::{
    console::payback::{BatchFile, Preview},
    error::ErrorCode,
    money::Won,
};

use super::{BATCHES, FILE, open, prepare, send};

const PREVIEW: &str = "/api/console/vouchers/batches/preview";

#[tokio::test]
async fn every_wrong_line_says_why() {
    let (_shop, first, _) = open().await;
    let _ = prepare(&first, FILE).await;
    let file = "이름,전화번호,금액,승인번호,구분
좋은이,010-2000-0001,30000,B-1,혼자
빈전화,,30000,B-2,
짧은전화,010-44-102,30000,B-3,
집전화,061-430-1234,30000,B-4,
글자금액,010-2000-0005,삼만원,B-5,
빵원,010-2000-0006,0,B-6,
적은금액,010-2000-0007,14999,B-7,혼자
많은금액,010-2000-0008,125000,B-8,혼자
둘이서,010-2000-0009,125000,B-9,둘 이상
같은번호,010-2000-0010,30000,B-1,
같은사람,01020000001,30000,B-11,
이미나간,010-2000-0012,30000,A-1,
,010-2000-0013,30000,,
";
    let seen: Preview = send(&first, PREVIEW, file.as_bytes()).await.good();
    assert_eq!((seen.people, seen.total), (2, Won(155_000)));
    let says: Vec<(u32, &str)> = seen
        .rejected
        .iter()
        .map(|row| (row.line, row.says.as_str()))
        .collect();
    let wanted = [
        (3, "비어 있어요"),
        (4, "휴대전화 번호를 숫자로"),
        (5, "문자를 받을 수 있는"),
        (6, "금액을 숫자로"),
        (7, "0원보다 커야"),
        (8, "15,000원보다 적게"),
        (9, "한도를 넘었어요"),
        (11, "2번째 줄과 승인번호가 같아요"),
        (12, "2번째 줄과 같은 사람"),
        (13, "같은 승인번호가 이미"),
        (14, "이름도 승인번호도"),
    ];
    assert_eq!(says.len(), wanted.len(), "{says:?}");
    for ((line, text), (at, part)) in says.iter().zip(wanted) {
        assert_eq!(*line, at);
        assert!(text.contains(part), "{line}: {text}");
    }
    let kept = prepare(&first, file).await;
    assert_eq!(kept.rejected, seen.rejected);
    assert_eq!(kept.batch.people, 2);
}

#[tokio::test]
async fn the_same_file_is_the_same_batch() {
    let (_shop, first, second) = open().await;
    let batch = prepare(&first, FILE).await;
    let again = prepare(&second, FILE).await;
    assert_eq!(again.batch, batch.batch);
    assert_eq!(again.batch.prepared_by.1, "이다현");
    let seen: Preview = send(&second, PREVIEW, FILE.as_bytes()).await.good();
    assert_eq!(seen.batch, Some(batch.batch.id));
    // The same lines under another name of the file are known, too.
    let other = format!("{FILE}\n");
    send(&second, BATCHES, other.as_bytes())
        .await
        .refused(ErrorCode::Invalid);
}

#[tokio::test]
async fn somebody_is_paid_back_as_often_as_the_rule_says() {
    let (_shop, first, _) = open().await;
    let trip = |no: u32| format!("승인번호,연락처,지급액\nC-{no},1077778888,20000\n");
    for no in 1..=2 {
        assert_eq!(prepare(&first, &trip(no)).await.batch.people, 1);
    }
    let seen: Preview = send(&first, PREVIEW, trip(3).as_bytes()).await.good();
    assert_eq!(seen.people, 0);
    assert!(seen.rejected[0].says.contains("2번을 다"), "{seen:?}");
    let nameless = "이름,전화,금액\n한번,010-1111-0000,20000\n";
    assert_eq!(prepare(&first, nameless).await.batch.people, 1);
    let other = "이름,전화,금액\n한번,010-1111-0000,21000\n";
    let seen: Preview = send(&first, PREVIEW, other.as_bytes()).await.good();
    assert!(seen.rejected[0].says.contains("같은 사람"), "{seen:?}");
}

#[tokio::test]
async fn files_of_old_spreadsheet_programs_are_read() {
    let (_shop, first, _) = open().await;
    let (korean, _, _) = encoding_rs::EUC_KR.encode(FILE);
    let batch: BatchFile = send(&first, BATCHES, &korean).await.good();
    assert_eq!(batch.batch.people, 2);
    let marked = format!(
        "\u{feff}{}",
        FILE.replace("A-", "D-").replace("010-", "011-")
    );
    assert_eq!(prepare(&first, &marked).await.batch.people, 2);
}

#[tokio::test]
async fn a_file_that_is_none_is_refused_with_a_sentence() {
    let (_shop, first, _) = open().await;
    for (file, says) in [
        ("", "빈 파일"),
        ("이름,금액\n가,1\n", "전화번호"),
        ("이름,전화,금액\n", "한 줄도 없어요"),
    ] {
        let error = send(&first, PREVIEW, file.as_bytes()).await;
        let error = error.refused(ErrorCode::Invalid);
        assert_eq!(error.fields[0].field, "file");
        assert!(error.fields[0].message.contains(says), "{error:?}");
    }
    for (programme, code) in [
        ("nothing", ErrorCode::Invalid),
        ("gangjin-love", ErrorCode::WrongState),
    ] {
        let path = format!("{BATCHES}?programme={programme}");
        let reply = first.post_raw(&path, "text/csv", FILE.into()).await;
        reply.refused(code);
    }
}
