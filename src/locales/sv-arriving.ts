import type { ArrivingTexts } from './texts.js';

export const arriving: ArrivingTexts = {
  noSuchUnit: 'Vi hittar inte mottagningen som länken leder till. Ingen tid är bokad. Välj en mottagning här.',
  noSuchInvitation:
    'Vi hittar inte kallelsen som länken leder till. Den kan vara besvarad eller borttagen. Ingen ny tid är bokad. Titta i Mina tider eller ring mottagningen. Du kan också välja en mottagning här.',
};
