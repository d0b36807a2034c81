import { expect, it } from 'vitest';
import { csvCell, csvName, csvText } from './csv';

it('quotes what has to be quoted', () => {
  expect(csvCell('plain')).toBe('plain');
  expect(csvCell('a, "b"')).toBe('"a, ""b"""');
  expect(csvCell('two\nlines')).toBe('"two\nlines"');
  expect(csvCell(' blank')).toBe('" blank"');
});

it('lets no spreadsheet calculate what somebody typed', () => {
  expect(csvCell('=1+1')).toBe("'=1+1");
  expect(csvCell('@SUM(A1)')).toBe("'@SUM(A1)");
  expect(csvCell('+1+cmd|x')).toBe("'+1+cmd|x");
  expect(csvCell('\t=1')).toBe("'\t=1");
  expect(csvCell('＝1')).toBe("'＝1");
});

it('leaves telephones and amounts alone', () => {
  expect(csvCell('+44 20 7946 0018')).toBe('+44 20 7946 0018');
  expect(csvCell('-12.50')).toBe('-12.50');
});

it('writes a file that Excel reads', () => {
  expect(
    csvText([
      ['Name', 'Mail'],
      ['Ada', ''],
    ]),
  ).toBe('\ufeffName,Mail\r\nAda,\r\n');
  expect(csvName('Contacts / all', '2024-06-30')).toBe('Contacts all 2024-06-30.csv');
});
