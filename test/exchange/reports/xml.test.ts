import { expect, test } from "vitest";
import { element, xmlDocument } from "../../../src/exchange/reports/xml.ts";

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

test("elements within elements are indented, and attributes without a value left out", () => {
  const root = element("a", { x: 1, y: undefined }, [element("b", { z: "" })]);
  expect(xmlDocument(root)).toBe(`${head}<a x="1">\n  <b z=""/>\n</a>\n`);
});

test("a text stays as it is, without white space around it", () => {
  const root = element("a", {}, [element("b", {}, ["one\n  two ", element("c", {})])]);
  expect(xmlDocument(root)).toBe(`${head}<a>\n  <b>one\n  two <c/></b>\n</a>\n`);
});

test("signs of XML are escaped, and in attributes what a reader would take for a space too", () => {
  const text = "<a href='&'>\"]]>\t\r\n";
  expect(xmlDocument(element("a", { b: text }, [text]))).toBe(
    `${head}<a b="&lt;a href='&amp;'&gt;&quot;]]&gt;&#9;&#13;&#10;">&lt;a href='&amp;'&gt;"]]&gt;\t&#13;\n</a>\n`,
  );
});

test("characters that XML cannot hold become one that it can", () => {
  expect(xmlDocument(element("a", {}, ["\u0000\u001b\ud800\ufffe😀é"]))).toBe(
    `${head}<a>\ufffd\ufffd\ufffd\ufffd😀é</a>\n`,
  );
});
