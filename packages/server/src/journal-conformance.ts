export { journalConformance, type JournalPlace } from "./journal/conformance/journal-conformance.js";
