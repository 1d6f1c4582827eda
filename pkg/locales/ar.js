const ar = {
  locale: "ar",
  dir: "rtl",
  heading: "هناك مشكلة",
  prefix: "خطأ: ",
  labels: {
    Id: "معرّف جهة الاتصال",
    CoworkerContractId: "معرّف العقد",
    FullName: "الاسم الكامل",
    CoworkerId: "معرّف عضو العمل المشترك",
    Email: "عنوان البريد الإلكتروني",
    DateOfBirth: "تاريخ الميلاد",
    Address: "العنوان البريدي",
    PostCode: "الرمز البريدي",
    CityName: "المدينة",
    State: "الولاية أو المحافظة",
    CountryId: "معرّف البلد",
    PhoneNumber: "رقم الهاتف",
    Notes: "الملاحظات",
    ContractContactType: "الدور"
  },
  roles: {
    0: "بلا دور",
    1: "إدارة الشركة",
    2: "الاسم التجاري",
    3: "مفوَّض باستلام البريد"
  },
  messages: {
    required: "أدخل {Label}",
    not_an_integer: "يجب أن يكون {Label} عددًا صحيحًا",
    "ContractContactType.not_an_integer": "اختر دورًا من القائمة",
    out_of_range: "يجب أن يكون {Label} بين {min} و{max}",
    not_a_string: "أدخل نصًا في الحقل «{Label}»",
    unknown_value: "اختر دورًا من القائمة",
    not_an_email: "أدخل عنوان بريد إلكتروني بالتنسيق الصحيح، مثل ⁨name@example.com⁩",
    too_long: "يجب ألا يزيد {Label} على {max} حرفًا",
    not_a_date: "يجب أن يكون {Label} تاريخًا حقيقيًا، مثل ⁨1990-06-15⁩",
    has_a_time: "يجب ألا يتضمن {Label} وقتًا",
    in_the_future: "يجب ألا يكون {Label} في المستقبل",
    too_early: "يجب ألا يكون {Label} قبل {min}",
    not_a_phone_number: "أدخل رقم هاتف، مثل ⁨01632 960 001⁩ أو ⁨07700 900 982⁩ أو ⁨+44 808 157 0192⁩",
    not_plain_text: "احذف الأحرف غير المرئية من الحقل «{Label}»"
  }
};
var ar_default = ar;
export {
  ar_default as default
};
