/** The drawings that only a call needs, as paths on a grid of 24. */
export const microphone =
  'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM5 11a7 7 0 0 0 14 0M12 18v3';
export const microphoneOff =
  'M3 3l18 18M9 9v2a3 3 0 0 0 5 2M15 9V6a3 3 0 0 0-6-.6M5 11a7 7 0 0 0 11 5.7M19 11a7 7 0 0 1-.6 2.8M12 18v3';
export const speaker = 'M4 9v6h4l5 4V5L8 9zM16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11';
export const hangUp =
  'M3.5 14.5c-1-1-.8-2.7.2-3.7C6 8.5 9 7.5 12 7.5s6 1 8.3 3.3c1 1 1.2 2.7.2 3.7l-1 1c-.5.5-1.2.5-1.8.2l-2.3-1.2a1.3 1.3 0 0 1-.7-1.2v-1.5a9 9 0 0 0-5.4 0v1.5c0 .5-.3 1-.7 1.2l-2.3 1.2c-.6.3-1.3.3-1.8-.2z';
export const cloudOff =
  'M3 3l18 18M7 9a5 5 0 0 0 0 10h10M10.5 6.3A6 6 0 0 1 17.5 11a4 4 0 0 1 3 6.5';
export const clock = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2';
export const lock = 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3';
export const arrowDown = 'M12 5v14M6 13l6 6 6-6';
export const check = 'M5 12l5 5 9-10';
export const warning = 'M12 8v5M12 16.5v.1M12 3.5l9.5 16.5h-19z';
export const sliders =
  'M4 7h10M18 7h2M4 17h2M10 17h10M14 7a2 2 0 1 0 4 0 2 2 0 0 0-4 0M6 17a2 2 0 1 0 4 0 2 2 0 0 0-4 0';
export const keyboard =
  'M5.5 6h13A2.5 2.5 0 0 1 21 8.5v7a2.5 2.5 0 0 1-2.5 2.5h-13A2.5 2.5 0 0 1 3 15.5v-7A2.5 2.5 0 0 1 5.5 6zM7.5 10h.01M12 10h.01M16.5 10h.01M8.5 14h7';
export const arrowUp = 'M12 19V5M6 11l6-6 6 6';
export const arrowBack = 'M19 12H5M11 6l-6 6 6 6';
