import { expect } from '@open-wc/testing';
import { normalize, unitsMatching } from '../../../src/domain/units/search-units.js';
import { unit } from '../fixtures.js';

const named = (name: string, address?: string) => ({ ...unit, id: name, name, ...(address && { address }) });
const units = [
  named('Vårdcentralen Göteborg', 'Åvägen 3, Kungälv'),
  named('Mödravården Ängelholm'),
  named('Café Łódź-kliniken', 'Östra gatan 1, Göteborg'),
];
const found = (query: string) => unitsMatching(units, query).map(({ name }) => name);

describe('finding a unit', () => {
  it('does without dots, rings and accents, in any case', () => {
    expect(found('goteborg')).to.deep.equal(['Vårdcentralen Göteborg', 'Café Łódź-kliniken']);
    expect(found('ANGELHOLM')).to.deep.equal(['Mödravården Ängelholm']);
    expect(found('cafe')).to.deep.equal(['Café Łódź-kliniken']);
    expect(normalize('Åäö É')).to.equal('aao e');
  });

  it('takes them too, composed or not', () => {
    expect(found('Göteborg')).to.have.length(2);
    expect(found('Go\u0308teborg')).to.have.length(2);
  });

  it('wants every word, in the name or the address', () => {
    expect(found('kungalv vardcentralen')).to.deep.equal(['Vårdcentralen Göteborg']);
    expect(found('kungalv kliniken')).to.deep.equal([]);
  });

  it('finds all, in their order, where nothing is asked', () => {
    expect(found('   ')).to.deep.equal(units.map(({ name }) => name));
  });
});
