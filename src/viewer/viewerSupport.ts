/** What this browser can draw. */
export interface ViewerSupport {
  readonly webgl2: boolean;
  /** Smooth enlargement of float textures. Without it images are still right, but drawn in steps. */
  readonly smoothFloat: boolean;
  /** Name of the renderer, for a report of a problem. */
  readonly renderer: string;
}

/** Asks the browser for a WebGL 2 context and lets it go again. Without WebGL 2 there is no viewer. */
export function viewerSupport(): ViewerSupport {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (!gl) return { webgl2: false, smoothFloat: false, renderer: '' };
  const support = {
    webgl2: true,
    smoothFloat: gl.getExtension('OES_texture_float_linear') !== null,
    renderer: String(gl.getParameter(gl.RENDERER)),
  };
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return support;
}
