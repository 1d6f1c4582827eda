//! Chinese, in simplified characters.

use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::field::Field;
use crate::wording::words::{NUMBERS, Words};

pub(in crate::wording) static WORDS: Words = Words {
    tag: "zh",
    dir: "ltr",
    heading: "出现问题",
    prefix: "错误：",
    label: |field| match field {
        Field::Id => "联系人 ID",
        Field::CoworkerContractId => "合同 ID",
        Field::FullName => "姓名",
        Field::CoworkerId => "共享办公会员 ID",
        Field::Email => "电子邮件地址",
        Field::DateOfBirth => "出生日期",
        Field::Address => "地址",
        Field::PostCode => "邮政编码",
        Field::CityName => "城市",
        Field::State => "省或州",
        Field::CountryId => "国家或地区 ID",
        Field::PhoneNumber => "电话号码",
        Field::Notes => "备注",
        Field::ContractContactType => "角色",
    },
    role: |role| match role {
        ContractContactType::None => "无角色",
        ContractContactType::Director => "公司董事",
        ContractContactType::CompanyAlias => "商业名称",
        ContractContactType::NominatedRecipient => "授权收件人",
    },
    template: |code, field| match (code, field) {
        (Code::Required, _) => "请输入{Label}",
        (Code::NotAnInteger, Field::ContractContactType) | (Code::UnknownValue, _) => "请从列表中选择{Label}",
        (Code::NotAnInteger, _) => "{Label} 必须是整数",
        (Code::OutOfRange, _) => "{Label} 必须介于 {min} 和 {max} 之间",
        (Code::NotAString, _) => "请在“{Label}”中输入文本",
        (Code::NotAnEmail, _) => "请输入格式正确的电子邮件地址，例如 name@example.com",
        (Code::TooLong, _) => "{Label}不得超过 {max} 个字符",
        (Code::NotADate, _) => "{Label}必须是真实存在的日期，例如 1990-06-15",
        (Code::HasATime, _) => "{Label}不得包含时间",
        (Code::InTheFuture, _) => "{Label}不得晚于今天",
        (Code::TooEarly, _) => "{Label}不得早于 {min}",
        (Code::NotAPhoneNumber, _) => "请输入电话号码，例如 01632 960 001、07700 900 982 或 +44 808 157 0192",
        (Code::NotPlainText, _) => "请删除“{Label}”中的不可见字符",
    },
    date_pattern: "{year}年{month}月{day}日",
    months: NUMBERS,
};
