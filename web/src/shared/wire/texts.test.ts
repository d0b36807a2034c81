import { expect, it } from 'vitest';
import { localPath, plainText } from './texts';

it('names are decoded', () => {
  expect(plainText('O&#39;Neil &amp; Co &lt;b&gt; &#x41; &what;')).toBe("O'Neil & Co <b> A &what;");
});

it('addresses of the portal are paths', () => {
  expect(localPath('http://crm.example.org/a/b?c=1')).toBe('/a/b?c=1');
  expect(localPath('/a')).toBe('/a');
});
