const { answers } = require("../answers.js");

console.log(JSON.stringify(answers(require("contract-contact"))));
