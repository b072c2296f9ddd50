import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, PAGE_HEADERS } from './page-security';

/** What Google's evaluator thinks of a policy, at medium severity and worse. */
const findingsOf = (policy: string): string[] =>
  new CspEvaluator(new CspParser(policy).csp)
    .evaluate()
    .filter(({ severity }) => severity <= Severity.MEDIUM)
    .map(({ directive, value, description }) => `${directive} ${value ?? ''}: ${description}`);

describe('the content security policy of the page', () => {
  it('H5: has no finding of high or medium severity', () => {
    expect(findingsOf(CONTENT_SECURITY_POLICY)).toEqual([]);
  });

  it('H5: would have some if it allowed what it must not', () => {
    for (const [from, to] of [
      ["script-src 'self'", "script-src 'self' 'unsafe-inline'"],
      ["script-src 'self'", 'script-src *'],
      ["script-src 'self'; ", ''],
    ] as const) {
      const weaker = CONTENT_SECURITY_POLICY.replace(from, to).replace("default-src 'none'; ", '');
      expect(findingsOf(weaker), to).not.toEqual([]);
    }
  });
});

it('does not have Chromium begin the page anew in a second process', () => {
  expect(Object.keys(PAGE_HEADERS).filter((name) => /opener|embedder/i.test(name))).toEqual([]);
});
