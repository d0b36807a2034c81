import { expect, it } from 'vitest';
import { htmlOf, isHtml, linked, type NodeLike, piecesOf } from './pieces';

const text = (words: string): NodeLike => ({
  nodeType: 3,
  nodeName: '#text',
  textContent: words,
  childNodes: [],
});

function element(name: string, children: NodeLike[], attributes: Record<string, string> = {}): NodeLike {
  return {
    nodeType: 1,
    nodeName: name.toUpperCase(),
    textContent: children.map((child) => child.textContent).join(''),
    childNodes: children,
    getAttribute: (key) => attributes[key] ?? null,
  };
}

it('keeps looks and drops what could act', () => {
  const nodes = [
    element('div', [text('Hello '), element('b', [text('Ada')])]),
    element('script', [text('alert(1)')]),
    element('font', [text('old')]),
  ];
  expect(htmlOf(piecesOf(nodes))).toBe('<p>Hello <strong>Ada</strong></p>old');
});

it('keeps links that lead somewhere, and only the words of others', () => {
  const link = (href: string) => element('a', [text('here')], { href });
  expect(htmlOf(piecesOf([link('https://example.com/?a=1&b=2')]))).toBe(
    '<a href="https://example.com/?a=1&amp;b=2">here</a>',
  );
  expect(htmlOf(piecesOf([link('javascript:alert(1)'), link('/x')]))).toBe('herehere');
});

it('knows a mention by its form', () => {
  const nodes = [
    element('span', [text('@Mara Jensen')], { title: 'Mara Jensen' }),
    element('span', [text('x')], { title: 'y' }),
  ];
  expect(piecesOf(nodes)).toEqual([{ tag: 'mention', children: ['@Mara Jensen'] }, 'x']);
  expect(htmlOf(piecesOf(nodes))).toBe('<span title="Mara Jensen">@Mara Jensen</span>x');
});

it('what is typed as markup stays text', () => {
  expect(htmlOf(piecesOf([text('a < b & "c"')]))).toBe('a &lt; b &amp; &quot;c&quot;');
  expect([isHtml('a < b'), isHtml('a<b>c')]).toEqual([false, true]);
});

it('finds addresses in plain text', () => {
  expect(linked('See https://a.example/b, please')).toEqual([
    'See ',
    { tag: 'a', href: 'https://a.example/b', children: ['https://a.example/b'] },
    ', please',
  ]);
});
