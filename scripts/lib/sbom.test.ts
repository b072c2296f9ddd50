import { describe, expect, it } from 'vitest';
import { keepTaken } from './sbom.mjs';

const all = {
  bomFormat: 'CycloneDX',
  metadata: { component: { name: 'a-folder', version: '0.1.0', 'bom-ref': 'hearth@0.1.0' } },
  components: [
    { name: 'react', version: '19.3.1', 'bom-ref': 'react@19.3.1' },
    { name: '@mui/material', version: '9.5.0', 'bom-ref': '@mui/material@9.5.0' },
    { name: 'vitest', version: '4.1.12', 'bom-ref': 'vitest@4.1.12' },
  ],
  dependencies: [
    { ref: 'hearth@0.1.0', dependsOn: ['react@19.3.1', 'vitest@4.1.12'] },
    { ref: '@mui/material@9.5.0', dependsOn: ['react@19.3.1'] },
    { ref: 'vitest@4.1.12', dependsOn: [] },
  ],
};

describe('the list of what is passed on', () => {
  it('has what the build took in, and nothing that it was only built with', () => {
    const kept = keepTaken(all, [
      { name: 'react', version: '19.3.1' },
      { name: '@mui/material', version: '9.5.0' },
    ]);
    expect(kept).toMatchObject({ bomFormat: 'CycloneDX' });
    expect(kept.metadata.component).toMatchObject({ name: 'hearth', version: '0.1.0' });
    expect(kept.components.map(({ name }) => name)).toEqual(['react', '@mui/material']);
    expect(kept.dependencies).toEqual([
      { ref: 'hearth@0.1.0', dependsOn: ['react@19.3.1'] },
      { ref: '@mui/material@9.5.0', dependsOn: ['react@19.3.1'] },
    ]);
  });

  it('is an error where something was taken in that nobody installed', () => {
    expect(() => keepTaken(all, [{ name: 'react', version: '18.0.0' }])).toThrow('react@18.0.0');
  });
});
