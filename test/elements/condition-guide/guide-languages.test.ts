import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { all, boxes, click, find, focusOn, says, shown, textOf } from '../support/page.js';
import { psychiatry, withGuide } from '../support/own-guide.js';
import { steps } from '../support/steps.js';
import { inside, stage, tangholmen, type Stage } from '../support/world.js';

const walk = await steps();

/** The innermost element that is shown with this text, and the language and direction that it has there. */
function markOf(text: string): readonly [lang: string | undefined, dir: string] {
  const holder = [...shown()].filter((one) => one.textContent.includes(text)).at(-1);
  if (!holder) throw new Error(`no ${text}`);
  return [holder.closest('[lang]')?.getAttribute('lang') ?? undefined, getComputedStyle(holder).direction];
}

const arabic = (text: string): void => void expect(markOf(text), text).to.deep.equal(['ar', 'rtl']);
const swedish = (text: string): void => void expect(markOf(text), text).to.deep.equal(['sv', 'ltr']);
const inArabic = (guide: object = psychiatry, lang = 'ar'): Promise<Stage> => withGuide(guide, { lang });

async function toErrand(): Promise<void> {
  await walk.button('guide.start');
  await click('checkbox', 'Inget av detta');
  await walk.button('common.continue');
  await says('ما الذي تحتاج المساعدة فيه؟');
}

describe('a guide in a language that the library itself does not have', () => {
  it('shows the signs of emergency, the text and the questions in it, from right to left, beside Swedish words of the library', async () => {
    await inArabic();
    await says('خطة لإنهاء الحياة');
    for (const text of ['خطة لإنهاء الحياة', 'هنا تحجز جلسة', 'مدتها 45 دقيقة.', 'وإلا فالرسوم 200 كرون.']) arabic(text);
    for (const text of ['Innan du bokar', 'Ring 112 direkt om du eller någon annan har']) swedish(text);
    expect(textOf()).to.not.match(/planer på att|Här bokar du|inte översatt|inte granskad/);
    await walk.button('guide.start');
    await says('هل لديك شيء من هذا الآن؟');
    arabic('هل لديك شيء من هذا الآن؟');
    arabic('أفكر في إنهاء حياتي');
    swedish('Fortsätt');
    const sides = boxes('checkbox').map((box) => box.getBoundingClientRect().x);
    expect(new Set(sides).size, 'every box on one side').to.equal(1);
  });

  it('names the answer that means 112 in it', async () => {
    await inArabic();
    await walk.button('guide.start');
    await click('checkbox', 'أفكر في إنهاء حياتي');
    await walk.button('common.continue');
    await focusOn('heading', 'Ring 112 nu');
    await says('Du svarade: أفكر في إنهاء حياتي. Det kan behöva vård direkt.');
    arabic('أفكر في إنهاء حياتي');
    arabic('ابقَ مع شخص آخر حتى تصل المساعدة.');
    swedish('Det kan behöva vård direkt.');
  });

  it('ends in it, and names in it what must be ticked', async () => {
    await inArabic();
    await toErrand();
    await click('radio', 'أشعر بالقلق أو الحزن');
    await walk.button('common.continue');
    await says('Du kan boka tid hos en أخصائي نفسي');
    arabic('أخصائي نفسي');
    arabic('جلسة أولى عن حالتك النفسية.');
    await walk.button('guide.go');
    await click('button', 'Kryssa i ”أجلس في مكان هادئ ولدي كاميرا وميكروفون.” för att gå vidare');
    arabic('أجلس في مكان هادئ');
    swedish('för att gå vidare');
  });

  it('is found by its own words', async () => {
    await inArabic();
    const field = await find('searchbox');
    (field as HTMLInputElement).value = 'اكتئاب';
    field.dispatchEvent(new Event('input'));
    await find('button', 'أشعر بالقلق أو الحزن');
  });

  for (const lang of ['ar-SY', 'AR'])
    it(`is shown on a page in ${lang}`, async () => {
      await inArabic(psychiatry, lang);
      await says('خطة لإنهاء الحياة');
    });

  it('is asked for in it, also inside the whole journey, and read again when the page changes to another', async () => {
    const asked: (string | undefined)[] = [];
    const page = await stage(html`<tidbok-booking care-unit=${tangholmen}></tidbok-booking>`, {
      lang: 'ar',
      around: (backend) => ({
        ...backend,
        guide: (_, options) => {
          asked.push(options?.language);
          return Promise.resolve(psychiatry);
        },
      }),
    });
    await says('خطة لإنهاء الحياة');
    page.provider.closest('[lang]')?.setAttribute('lang', 'fi');
    await says('planer på att ta sitt liv');
    expect(asked).to.deep.equal(['ar', 'fi']);
    expect(inside(page, 'tidbok-booking').shadowRoot?.firstElementChild?.getAttribute('lang')).to.equal('sv');
  });
});

describe('a part that a translation lacks', () => {
  const note = 'En del av texten är inte översatt.';
  const lacking = {
    ...psychiatry,
    questions: psychiatry.questions.map(({ answers: [first, ...rest], ...question }) => ({
      ...question,
      answers: [...(first ? [{ ...first, text: { sv: first.text.sv } }] : []), ...rest],
    })),
  };

  it('is shown in the original, and said to be so where it is shown', async () => {
    await inArabic(lacking);
    await says('خطة لإنهاء الحياة');
    expect(textOf()).to.not.contain(note);
    await walk.button('guide.start');
    await says(note);
    swedish('Jag tänker ta mitt liv');
    arabic('تناولت حبوبًا أكثر من اللازم');
    expect(all('checkbox')).to.have.length(4);
  });

  it('is said beside that the rest is a draft, and also at the end', async () => {
    const languages = [psychiatry.languages[0], { lang: 'ar', status: 'draft' }];
    const ways = { ...psychiatry.ways, larm: { to: '112', text: { sv: psychiatry.ways.larm?.text?.sv } } };
    await inArabic({ ...lacking, languages, ways });
    await says('Översättningen är inte granskad än.');
    await walk.button('guide.start');
    await says(`Översättningen är inte granskad än. ${note}`);
    await click('checkbox', 'تناولت حبوبًا أكثر من اللازم');
    await walk.button('common.continue');
    await focusOn('heading', 'Ring 112 nu');
    await says(`Översättningen är inte granskad än. ${note}`);
  });

  it('is nothing that can be seen: a text of marks and spaces alone is as good as missing', async () => {
    await inArabic({ ...psychiatry, emergency: { ...psychiatry.emergency, ar: ['\u200f\u2060', '\u00ad\u3164'] } });
    await says('planer på att ta sitt liv');
    await says(note);
  });

  it('is no matter where the guide is not in the language of the page at all', async () => {
    await inArabic(psychiatry, 'fi');
    await says('planer på att ta sitt liv');
    expect(textOf()).to.not.contain(note);
  });
});
