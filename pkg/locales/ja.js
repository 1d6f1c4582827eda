const ja = {
  locale: "ja",
  dir: "ltr",
  heading: "問題があります",
  prefix: "エラー: ",
  labels: {
    Id: "連絡先ID",
    CoworkerContractId: "契約ID",
    FullName: "氏名",
    CoworkerId: "コワーカーID",
    Email: "メールアドレス",
    DateOfBirth: "生年月日",
    Address: "住所",
    PostCode: "郵便番号",
    CityName: "市区町村",
    State: "都道府県または州",
    CountryId: "国ID",
    PhoneNumber: "電話番号",
    Notes: "備考",
    ContractContactType: "役割"
  },
  roles: {
    0: "役割なし",
    1: "会社の取締役",
    2: "屋号",
    3: "郵便物の受取権限者"
  },
  messages: {
    required: "{Label}を入力してください",
    not_an_integer: "{Label}は整数で入力してください",
    "ContractContactType.not_an_integer": "{Label}をリストから選択してください",
    out_of_range: "{Label}は{min}から{max}までの整数で入力してください",
    not_a_string: "{Label}は文字列で入力してください",
    unknown_value: "{Label}をリストから選択してください",
    not_an_email: "メールアドレスは「name@example.com」のような正しい形式で入力してください",
    too_long: "{Label}は{max}文字以内で入力してください",
    not_a_date: "{Label}は「1990-06-15」のように実在する日付で入力してください",
    has_a_time: "{Label}に時刻を含めないでください",
    in_the_future: "{Label}には今日以前の日付を入力してください",
    too_early: "{Label}には{min}以降の日付を入力してください",
    not_a_phone_number: "電話番号は「01632 960 001」「07700 900 982」「+44 808 157 0192」のように入力してください",
    not_plain_text: "{Label}から目に見えない文字を削除してください"
  }
};
var ja_default = ja;
export {
  ja_default as default
};
