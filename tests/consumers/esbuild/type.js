import { ContractContactType } from "contract-contact";

globalThis.director = ContractContactType.Director;
