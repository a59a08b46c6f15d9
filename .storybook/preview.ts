import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import manifest from '../custom-elements.json' with { type: 'json' };

setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ['autodocs'],
  parameters: { layout: 'padded', controls: { expanded: true } },
  initialGlobals: { language: 'sv', scheme: 'light' },
  globalTypes: {
    language: {
      description: 'Language',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'sv', title: 'svenska' },
          { value: 'en', title: 'English' },
          { value: 'en-XA', title: 'en-XA: longer texts' },
          { value: 'ar-XB', title: 'ar-XB: right to left' },
        ],
      },
    },
    scheme: {
      description: 'Colour scheme',
      toolbar: {
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
  },
  decorators: [
    (story, { globals }) => {
      const { language, scheme } = globals as { readonly language: string; readonly scheme: string };
      document.documentElement.style.colorScheme = scheme;
      document.body.style.background = 'Canvas';
      return html`<div lang=${language} dir=${language.startsWith('ar') ? 'rtl' : 'ltr'}>${story()}</div>`;
    },
  ],
};

export default preview;
