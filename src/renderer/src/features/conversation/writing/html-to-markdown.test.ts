import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../../../../shared/markdown/plain';
import { MARKUP } from '../../../../../shared/model/testing/hostile-strings';
import { htmlToMarkdown } from './html-to-markdown';

const convert = (html: string) => htmlToMarkdown(html)?.markdown;

describe('copied HTML', () => {
  it.each([
    ['<b>a</b> <i>b</i> <s>c</s> <code>d</code>', '**a** *b* ~~c~~ `d`'],
    ['<p>one</p><p>two</p>', 'one\n\ntwo'],
    ['<div>one</div><div>two</div>', 'one\ntwo'],
    ['a<br>b', 'a\nb'],
    ['<ul><li>a</li>\n<li>b <b>c</b></li></ul>', '- a\n- b **c**'],
    ['<ol start=3><li>a<ul><li>x</li></ul></li><li>b</li></ol>', '3. a\n   - x\n4. b'],
    ['<blockquote><p>a</p><p>b</p></blockquote>c', '> a\n>\n> b\n\nc'],
    ['<a href="https://a.example/x">words</a>', '[words](https://a.example/x)'],
    ['<a href="https://a.example/">https://a.example/</a>', 'https://a.example/'],
    ['<a href="javascript:alert(1)">words</a>', 'words'],
    ['<pre><code class="language-js">let a;\n  b &lt; c</code></pre>', '```\nlet a;\n  b < c\n```'],
    ['<pre class="language-js">let a;\n</pre>', '```js\nlet a;\n```'],
    ['<ul><li><pre>a\n\n\n  b</pre></li></ul>', '- ```\n  a\n  \n  \n    b\n  ```'],
    ['<h2>Title</h2><p>text</p>', '**Title**\n\ntext'],
    [
      '<b style="font-weight:normal"><p>a</p><span style="font-weight:700">b</span></b>',
      'a\n\n**b**',
    ],
    ['<span style="font-style: italic">a </span>b', '*a* b'],
    ['<style>p{}</style><script>x()</script><p>a</p>', 'a'],
    ['<!--StartFragment--><b>a</b><!--EndFragment-->', '**a**'],
    ['2 * 3 * 4 and `x` and _y_ and a_b', '2 \\* 3 \\* 4 and \\`x\\` and \\_y\\_ and a_b'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
  ])('%j', (html, expected) => expect(convert(html)).toBe(expected));

  it('says whether plain words would have lost anything', () => {
    expect(htmlToMarkdown('<meta charset=utf-8><span>just words</span>')?.hasFormat).toBe(false);
    expect(htmlToMarkdown('<b>a</b>')?.hasFormat).toBe(true);
  });

  it('is given up where it is too long or too deep', () => {
    expect(htmlToMarkdown('<b>a</b>'.repeat(100_000))).toBeNull();
    expect(htmlToMarkdown('<div>'.repeat(5_000))).toBeNull();
  });

  it('signs that were words come out of it as the same words', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z*_`~[\]() ]{0,20}$/), (text) => {
        const words = text.trim().replaceAll(/ +/g, ' ');
        expect(toPlainText(convert(`<p>${words}</p>`) ?? '')).toBe(words);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws', () => {
    const soup = fc.array(
      fc.oneof(
        fc.constantFrom(
          '<b>',
          '</b>',
          '<li>',
          '</ul>',
          '<pre>',
          '</pre>',
          '<a href=',
          '"',
          '<!--',
          '&lt;',
          '<td>',
          '\n',
        ),
        fc.string({ maxLength: 4 }),
      ),
    );
    fc.assert(fc.property(soup, (pieces) => void htmlToMarkdown(pieces.join(''))));
    for (const text of MARKUP) expect(() => htmlToMarkdown(text)).not.toThrow();
  });
});
