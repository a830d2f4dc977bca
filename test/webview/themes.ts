/** The variables that VS Code gives a webview, for its own themes: those that the panel uses. */

import { DARK_PAGE, LIGHT_PAGE, PAGE_FONTS } from '../../client/webview/page-theme.ts';

export interface Theme {
    readonly name: string;
    readonly bodyClass: string;
    readonly variables: Readonly<Record<string, string>>;
}

const FONT = PAGE_FONTS;

export const DARK: Theme = {
    name: 'dark',
    bodyClass: 'vscode-dark',
    variables: { ...FONT, ...DARK_PAGE },
};

export const LIGHT: Theme = {
    name: 'light',
    bodyClass: 'vscode-light',
    variables: { ...FONT, ...LIGHT_PAGE },
};

export const HIGH_CONTRAST: Theme = {
    name: 'high-contrast',
    bodyClass: 'vscode-high-contrast',
    variables: {
        ...FONT,
        foreground: '#ffffff',
        contrastBorder: '#6fc3df',
        contrastActiveBorder: '#f38518',
        'editor-background': '#000000',
        'editor-foreground': '#ffffff',
        'sideBar-background': '#000000',
        descriptionForeground: '#ffffffb3',
        focusBorder: '#f38518',
        'panel-border': '#6fc3df',
        'charts-red': '#f48771',
        'charts-orange': '#d18616',
        'charts-yellow': '#ffd370',
        'charts-green': '#89d185',
        'charts-blue': '#75beff',
        'charts-purple': '#b180d7',
        'editorCursor-foreground': '#ffffff',
        'panelTitle-activeForeground': '#ffffff',
        'panelTitle-inactiveForeground': '#ffffff',
        'panelTitle-activeBorder': '#6fc3df',
        'textLink-foreground': '#21a6ff',
        'badge-background': '#000000',
        'badge-foreground': '#ffffff',
        'dropdown-background': '#000000',
        'dropdown-foreground': '#ffffff',
        'dropdown-border': '#6fc3df',
        'settings-textInputBackground': '#000000',
        'settings-textInputForeground': '#ffffff',
        'settings-textInputBorder': '#6fc3df',
        'input-placeholderForeground': '#ffffffb3',
        'editorHoverWidget-background': '#0c141f',
        'editorHoverWidget-border': '#6fc3df',
        'editorWidget-background': '#0c141f',
        'editorWidget-foreground': '#ffffff',
        'editorWidget-border': '#6fc3df',
        'inputValidation-errorBackground': '#000000',
        'inputValidation-errorBorder': '#be1100',
        'inputValidation-warningBackground': '#000000',
        'inputValidation-warningBorder': '#b89500',
        'keybindingLabel-background': '#00000000',
        'keybindingLabel-foreground': '#ffffff',
        'keybindingLabel-border': '#6fc3df',
        'button-background': '#000000',
        'button-foreground': '#ffffff',
        'icon-foreground': '#ffffff',
    },
};

export const HIGH_CONTRAST_LIGHT: Theme = {
    name: 'high-contrast-light',
    bodyClass: 'vscode-high-contrast-light',
    variables: {
        ...FONT,
        foreground: '#292929',
        contrastBorder: '#0f4a85',
        contrastActiveBorder: '#006bbd',
        'editor-background': '#ffffff',
        'editor-foreground': '#292929',
        'sideBar-background': '#ffffff',
        descriptionForeground: '#292929b3',
        focusBorder: '#006bbd',
        'panel-border': '#0f4a85',
        'charts-red': '#b5200d',
        'charts-orange': '#895503',
        'charts-yellow': '#895503',
        'charts-green': '#374e06',
        'charts-blue': '#1a5cad',
        'charts-purple': '#652d90',
        'editorCursor-foreground': '#0f4a85',
        'panelTitle-activeForeground': '#292929',
        'panelTitle-inactiveForeground': '#292929',
        'panelTitle-activeBorder': '#b5200d',
        'textLink-foreground': '#0f4a85',
        'badge-background': '#0f4a85',
        'badge-foreground': '#ffffff',
        'dropdown-background': '#ffffff',
        'dropdown-foreground': '#292929',
        'dropdown-border': '#0f4a85',
        'settings-textInputBackground': '#ffffff',
        'settings-textInputForeground': '#292929',
        'settings-textInputBorder': '#0f4a85',
        'input-placeholderForeground': '#292929b3',
        'editorHoverWidget-background': '#ffffff',
        'editorHoverWidget-border': '#0f4a85',
        'editorWidget-background': '#ffffff',
        'editorWidget-foreground': '#292929',
        'editorWidget-border': '#0f4a85',
        'inputValidation-errorBackground': '#ffffff',
        'inputValidation-errorBorder': '#b5200d',
        'inputValidation-warningBackground': '#ffffff',
        'inputValidation-warningBorder': '#895503',
        'keybindingLabel-background': '#ffffff',
        'keybindingLabel-foreground': '#292929',
        'keybindingLabel-border': '#0f4a85',
        'button-background': '#0f4a85',
        'button-foreground': '#ffffff',
        'icon-foreground': '#292929',
    },
};

export const THEMES: readonly Theme[] = [DARK, LIGHT, HIGH_CONTRAST];
