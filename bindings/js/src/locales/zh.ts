// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.

import type { CompleteCatalogue } from "../index.js";

const zh: CompleteCatalogue = {
  locale: "zh",
  dir: "ltr",
  heading: "出现问题",
  prefix: "错误：",
  labels: {
    Id: "联系人 ID",
    CoworkerContractId: "合同 ID",
    FullName: "姓名",
    CoworkerId: "共享办公会员 ID",
    Email: "电子邮件地址",
    DateOfBirth: "出生日期",
    Address: "地址",
    PostCode: "邮政编码",
    CityName: "城市",
    State: "省或州",
    CountryId: "国家或地区 ID",
    PhoneNumber: "电话号码",
    Notes: "备注",
    ContractContactType: "角色",
  },
  roles: {
    0: "无角色",
    1: "公司董事",
    2: "商业名称",
    3: "授权收件人",
  },
  messages: {
    required: "请输入{Label}",
    not_an_integer: "{Label} 必须是整数",
    "ContractContactType.not_an_integer": "请从列表中选择{Label}",
    out_of_range: "{Label} 必须介于 {min} 和 {max} 之间",
    not_a_string: "请在“{Label}”中输入文本",
    unknown_value: "请从列表中选择{Label}",
    not_an_email: "请输入格式正确的电子邮件地址，例如 name@example.com",
    too_long: "{Label}不得超过 {max} 个字符",
    not_a_date: "{Label}必须是真实存在的日期，例如 1990-06-15",
    has_a_time: "{Label}不得包含时间",
    in_the_future: "{Label}不得晚于今天",
    too_early: "{Label}不得早于 {min}",
    not_a_phone_number: "请输入电话号码，例如 01632 960 001、07700 900 982 或 +44 808 157 0192",
    not_plain_text: "请删除“{Label}”中的不可见字符",
  },
};

export default zh;
