const shape = /(?<!\d)(\d\d)?(\d\d)(\d\d)(\d\d)[-+]?(\d{4})(?!\d)/g;

/**
 * Whether a text holds what may be a Swedish personal or coordination number: a day of birth, three digits and the right check
 * digit. `wholeYears`: only with the year in four digits, and not one to come, since moments are written in ten digits too.
 *
 * @param today - `YYYY-MM-DD`
 */
export function looksLikePersonalNumber(text: string, today: string, wholeYears: boolean): boolean {
  return [...text.matchAll(shape)].some(([, century, year = '', month = '', day = '', last = '']) => {
    const date = Number(day) > 60 ? Number(day) - 60 : Number(day);
    const born = Number(month) >= 1 && Number(month) <= 12 && date >= 1 && date <= 31;
    const inTime =
      century === undefined
        ? !wholeYears
        : ['18', '19', '20'].includes(century) && `${century}${year}-${month}-${day}` <= today;
    return born && inTime && hasCheckDigit(`${year}${month}${day}${last}`);
  });
}

function hasCheckDigit(ten: string): boolean {
  const sum = Array.from(ten).reduce((total, digit, index) => {
    const part = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (part > 9 ? part - 9 : part);
  }, 0);
  return sum % 10 === 0;
}
