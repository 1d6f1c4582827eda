//! Japanese.

use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::field::Field;
use crate::wording::words::{NUMBERS, Words};

pub(in crate::wording) static WORDS: Words = Words {
    tag: "ja",
    dir: "ltr",
    heading: "問題があります",
    prefix: "エラー: ",
    label: |field| match field {
        Field::Id => "連絡先ID",
        Field::CoworkerContractId => "契約ID",
        Field::FullName => "氏名",
        Field::CoworkerId => "コワーカーID",
        Field::Email => "メールアドレス",
        Field::DateOfBirth => "生年月日",
        Field::Address => "住所",
        Field::PostCode => "郵便番号",
        Field::CityName => "市区町村",
        Field::State => "都道府県または州",
        Field::CountryId => "国ID",
        Field::PhoneNumber => "電話番号",
        Field::Notes => "備考",
        Field::ContractContactType => "役割",
    },
    role: |role| match role {
        ContractContactType::None => "役割なし",
        ContractContactType::Director => "会社の取締役",
        ContractContactType::CompanyAlias => "屋号",
        ContractContactType::NominatedRecipient => "郵便物の受取権限者",
    },
    template: |code, field| match (code, field) {
        (Code::Required, _) => "{Label}を入力してください",
        (Code::NotAnInteger, Field::ContractContactType) | (Code::UnknownValue, _) => {
            "{Label}をリストから選択してください"
        }
        (Code::NotAnInteger, _) => "{Label}は整数で入力してください",
        (Code::OutOfRange, _) => "{Label}は{min}から{max}までの整数で入力してください",
        (Code::NotAString, _) => "{Label}は文字列で入力してください",
        (Code::NotAnEmail, _) => "メールアドレスは「name@example.com」のような正しい形式で入力してください",
        (Code::TooLong, _) => "{Label}は{max}文字以内で入力してください",
        (Code::NotADate, _) => "{Label}は「1990-06-15」のように実在する日付で入力してください",
        (Code::HasATime, _) => "{Label}に時刻を含めないでください",
        (Code::InTheFuture, _) => "{Label}には今日以前の日付を入力してください",
        (Code::TooEarly, _) => "{Label}には{min}以降の日付を入力してください",
        (Code::NotAPhoneNumber, _) => {
            "電話番号は「01632 960 001」「07700 900 982」「+44 808 157 0192」のように入力してください"
        }
        (Code::NotPlainText, _) => "{Label}から目に見えない文字を削除してください",
    },
    date_pattern: "{year}年{month}月{day}日",
    months: NUMBERS,
};
