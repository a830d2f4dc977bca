/** The colours of a page that was saved: those of VS Code's own themes, light or dark as the reader has it. */

export type PageTheme = Readonly<Record<string, string>>;

/** Variables that VS Code gives a webview, as far as the panel uses them, without their prefix `--vscode-`. */
export const PAGE_FONTS: PageTheme = {
    'font-family': 'system-ui, "Segoe UI", "DejaVu Sans", sans-serif',
    'font-size': '13px',
    'editor-font-family': 'monospace',
};

export const DARK_PAGE: PageTheme = {
    foreground: '#cccccc',
    'editor-background': '#1f1f1f',
    'editor-foreground': '#cccccc',
    'sideBar-background': '#181818',
    descriptionForeground: '#9d9d9d',
    focusBorder: '#0078d4',
    'panel-border': '#2b2b2b',
    'charts-red': '#f14c4c',
    'charts-orange': '#d186167f',
    'charts-yellow': '#cca700',
    'charts-green': '#89d185',
    'charts-blue': '#3794ff',
    'charts-purple': '#b180d7',
    'editorCursor-foreground': '#aeafad',
    'list-hoverBackground': '#2a2d2e',
    'list-inactiveSelectionBackground': '#37373d',
    'toolbar-hoverBackground': '#5a5d5e50',
    'panelTitle-activeForeground': '#cccccc',
    'panelTitle-inactiveForeground': '#9d9d9d',
    'panelTitle-activeBorder': '#0078d4',
    'textLink-foreground': '#4daafc',
    'badge-background': '#616161',
    'badge-foreground': '#f8f8f8',
    'dropdown-background': '#313131',
    'dropdown-foreground': '#cccccc',
    'dropdown-border': '#3c3c3c',
    'settings-textInputBackground': '#313131',
    'settings-textInputForeground': '#cccccc',
    'settings-textInputBorder': '#3c3c3c',
    'input-placeholderForeground': '#989898',
    'editorHoverWidget-background': '#202020',
    'editorHoverWidget-border': '#454545',
    'editorWidget-background': '#202020',
    'editorWidget-foreground': '#cccccc',
    'editorWidget-border': '#313131',
    'widget-shadow': '#0000005c',
    'inputValidation-errorBackground': '#5a1d1d',
    'inputValidation-errorBorder': '#be1100',
    'inputValidation-warningBackground': '#352a05',
    'inputValidation-warningBorder': '#b89500',
    'inputOption-activeBackground': '#2489db82',
    'inputOption-activeBorder': '#2488db',
    'inputOption-activeForeground': '#ffffff',
    'keybindingLabel-background': '#8080802b',
    'keybindingLabel-foreground': '#cccccc',
    'keybindingLabel-border': '#33333399',
    'button-background': '#0078d4',
    'button-foreground': '#ffffff',
    'icon-foreground': '#cccccc',
};

export const LIGHT_PAGE: PageTheme = {
    foreground: '#3b3b3b',
    'editor-background': '#ffffff',
    'editor-foreground': '#3b3b3b',
    'sideBar-background': '#f8f8f8',
    descriptionForeground: '#3b3b3b',
    focusBorder: '#005fb8',
    'panel-border': '#e5e5e5',
    'charts-red': '#e51400',
    'charts-orange': '#d186167f',
    'charts-yellow': '#bf8803',
    'charts-green': '#388a34',
    'charts-blue': '#1a85ff',
    'charts-purple': '#652d90',
    'editorCursor-foreground': '#000000',
    'list-hoverBackground': '#f2f2f2',
    'list-inactiveSelectionBackground': '#e4e6f1',
    'toolbar-hoverBackground': '#b8b8b850',
    'panelTitle-activeForeground': '#3b3b3b',
    'panelTitle-inactiveForeground': '#3b3b3b',
    'panelTitle-activeBorder': '#005fb8',
    'textLink-foreground': '#005fb8',
    'badge-background': '#cccccc',
    'badge-foreground': '#3b3b3b',
    'dropdown-background': '#ffffff',
    'dropdown-foreground': '#3b3b3b',
    'dropdown-border': '#cecece',
    'settings-textInputBackground': '#ffffff',
    'settings-textInputForeground': '#3b3b3b',
    'settings-textInputBorder': '#cecece',
    'input-placeholderForeground': '#767676',
    'editorHoverWidget-background': '#f8f8f8',
    'editorHoverWidget-border': '#c8c8c8',
    'editorWidget-background': '#f8f8f8',
    'editorWidget-foreground': '#3b3b3b',
    'editorWidget-border': '#e5e5e5',
    'widget-shadow': '#00000029',
    'inputValidation-errorBackground': '#f2dede',
    'inputValidation-errorBorder': '#be1100',
    'inputValidation-warningBackground': '#f6f5d2',
    'inputValidation-warningBorder': '#b89500',
    'inputOption-activeBackground': '#bed6ed',
    'inputOption-activeBorder': '#005fb8',
    'inputOption-activeForeground': '#000000',
    'keybindingLabel-background': '#dddddd66',
    'keybindingLabel-foreground': '#3b3b3b',
    'keybindingLabel-border': '#cccccc66',
    'button-background': '#005fb8',
    'button-foreground': '#ffffff',
    'icon-foreground': '#3b3b3b',
};

/** Gives the page the theme that the reader prefers, now and whenever that changes. */
export function followPreferredTheme(): void {
    const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = (): void => {
        for (const [name, value] of Object.entries({
            ...PAGE_FONTS,
            ...(prefersDark.matches ? DARK_PAGE : LIGHT_PAGE),
        })) {
            document.documentElement.style.setProperty(`--vscode-${name}`, value);
        }
        document.body.className = prefersDark.matches ? 'vscode-dark' : 'vscode-light';
    };
    prefersDark.addEventListener('change', apply);
    apply();
}
