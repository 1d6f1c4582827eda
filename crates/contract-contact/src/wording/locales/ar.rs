//! Arabic. Values in Latin characters and digits stand in isolates (U+2068 to U+2069), so that they keep their own direction.

use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::field::Field;
use crate::wording::words::Words;

pub(in crate::wording) static WORDS: Words = Words {
    tag: "ar",
    dir: "rtl",
    heading: "هناك مشكلة",
    prefix: "خطأ: ",
    label: |field| match field {
        Field::Id => "معرّف جهة الاتصال",
        Field::CoworkerContractId => "معرّف العقد",
        Field::FullName => "الاسم الكامل",
        Field::CoworkerId => "معرّف عضو العمل المشترك",
        Field::Email => "عنوان البريد الإلكتروني",
        Field::DateOfBirth => "تاريخ الميلاد",
        Field::Address => "العنوان البريدي",
        Field::PostCode => "الرمز البريدي",
        Field::CityName => "المدينة",
        Field::State => "الولاية أو المحافظة",
        Field::CountryId => "معرّف البلد",
        Field::PhoneNumber => "رقم الهاتف",
        Field::Notes => "الملاحظات",
        Field::ContractContactType => "الدور",
    },
    role: |role| match role {
        ContractContactType::None => "بلا دور",
        ContractContactType::Director => "إدارة الشركة",
        ContractContactType::CompanyAlias => "الاسم التجاري",
        ContractContactType::NominatedRecipient => "مفوَّض باستلام البريد",
    },
    template: |code, field| match (code, field) {
        (Code::Required, _) => "أدخل {Label}",
        (Code::NotAnInteger, Field::ContractContactType) | (Code::UnknownValue, _) => "اختر دورًا من القائمة",
        (Code::NotAnInteger, _) => "يجب أن يكون {Label} عددًا صحيحًا",
        (Code::OutOfRange, _) => "يجب أن يكون {Label} بين {min} و{max}",
        (Code::NotAString, _) => "أدخل نصًا في الحقل «{Label}»",
        (Code::NotAnEmail, _) => "أدخل عنوان بريد إلكتروني بالتنسيق الصحيح، مثل \u{2068}name@example.com\u{2069}",
        (Code::TooLong, _) => "يجب ألا يزيد {Label} على {max} حرفًا",
        (Code::NotADate, _) => "يجب أن يكون {Label} تاريخًا حقيقيًا، مثل \u{2068}1990-06-15\u{2069}",
        (Code::HasATime, _) => "يجب ألا يتضمن {Label} وقتًا",
        (Code::InTheFuture, _) => "يجب ألا يكون {Label} في المستقبل",
        (Code::TooEarly, _) => "يجب ألا يكون {Label} قبل {min}",
        (Code::NotAPhoneNumber, _) => {
            "أدخل رقم هاتف، مثل \u{2068}01632 960 001\u{2069} أو \u{2068}07700 900 982\u{2069} أو \u{2068}+44 808 157 0192\u{2069}"
        }
        (Code::NotPlainText, _) => "احذف الأحرف غير المرئية من الحقل «{Label}»",
    },
    date_pattern: "{day} {month} {year}",
    months: [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
};
