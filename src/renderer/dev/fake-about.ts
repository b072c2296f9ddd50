import { success } from '../../shared/lib/result';

const licences = Array.from({ length: 90 }, (_, index) => ({
  name: `part-${index + 1}`,
  version: `1.${index}.0`,
  licence: index % 3 === 0 ? 'ISC' : 'MIT',
  text: index === 4 ? null : `Permission is hereby granted to use part ${index + 1}.`,
}));

/** A made-up app of made-up parts. */
export const fakeAbout = {
  'about:facts': () =>
    success({
      app: '0.1.0',
      electron: '45.4.1',
      chromium: '150.0.1',
      node: '24.11.0',
      protocol: 1,
    }),
  'about:licences': () => success({ licences }),
  'about:report': () => success({ text: 'Hearth 0.1.0, protocol 1\nServers: 0' }),
};
