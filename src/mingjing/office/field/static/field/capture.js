/* Photographs, voice, place: asked for only when used, hashed before anything else is done. */

import { now } from "./clock.js";
import { putFile } from "./store.js";

export async function fingerprint(blob) {
  const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/* The place at this moment; null where the person or the sky does not give one. */
export function place() {
  if (!navigator.geolocation) return Promise.resolve(null);
  return new Promise((done) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => done({ latitude: coords.latitude, longitude: coords.longitude, accuracy: Math.round(coords.accuracy) }),
      () => done(null),
      { enableHighAccuracy: true, timeout: 8000, maximumAge: 15000 }
    );
  });
}

/* Keeps a file on the phone and tells of it what will be sent. */
export async function keep(blob, kind, note = "") {
  const taken = now();
  const where = kind === "signature" ? Promise.resolve(null) : place();
  const sha256 = await fingerprint(blob);
  await putFile({ sha256, blob });
  return { sha256, kind, note, taken_at: taken, place: await where };
}

export function recorder() {
  let media = null;
  let stream = null;
  let ended = null;
  const parts = [];
  return {
    async start() {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      media = new MediaRecorder(stream);
      media.addEventListener("dataavailable", (event) => parts.push(event.data));
      ended = new Promise((done) => { media.addEventListener("stop", done); });
      media.start(1000);
    },
    /* What was taken, also where the microphone itself ended it (a call came in). */
    async stop() {
      if (media.state !== "inactive") media.stop();
      await ended;
      stream.getTracks().forEach((track) => track.stop());
      return new Blob(parts, { type: media.mimeType });
    },
  };
}

/* A pad to sign on with finger, pen or mouse; `signed` gets the picture after each stroke. */
export function pad(signed) {
  const canvas = document.createElement("canvas");
  canvas.width = 720;
  canvas.height = 300;
  canvas.className = "pad";
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", "签名区：请当事人在这里手写签名；不能手写的，在下面注明");
  const pen = canvas.getContext("2d");
  let drawn = false;
  const clear = () => {
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    drawn = false;
  };
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * canvas.width) / box.width, ((event.clientY - box.top) * canvas.height) / box.height];
  };
  canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    Object.assign(pen, { lineWidth: 5, lineCap: "round", lineJoin: "round", strokeStyle: "#111111" });
    pen.beginPath();
    pen.moveTo(...at(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    drawn = true;
    pen.lineTo(...at(event));
    pen.stroke();
  });
  canvas.addEventListener("pointerup", () => {
    if (drawn) canvas.toBlob((blob) => signed(blob), "image/png");
  });
  clear();
  return { canvas, clear };
}
