// The words of the page, in Vietnamese and in English.

const WORDS = {
  pages: ["Các trang", "Pages"],
  page: ["Trang", "Page"],
  previousPage: ["Trang trước", "Previous page"],
  nextPage: ["Trang sau", "Next page"],
  firstPage: ["Trang đầu", "First page"],
  lastPage: ["Trang cuối", "Last page"],
  zoom: ["Cỡ hiển thị", "Zoom"],
  zoomIn: ["Phóng to", "Zoom in"],
  zoomOut: ["Thu nhỏ", "Zoom out"],
  fitWidth: ["Vừa chiều rộng", "Fit width"],
  fitPage: ["Vừa cả trang", "Fit page"],
  nextFinding: ["Lỗi, cảnh báo sau", "Next finding"],
  previousFinding: ["Lỗi, cảnh báo trước", "Previous finding"],
  pdf: ["PDF", "PDF"],
  openPdf: ["Mở tệp PDF", "Open the PDF file"],
  find: ["Tìm", "Find"],
  findText: ["Tìm trong văn bản", "Find in the document"],
  previousHit: ["Kết quả trước", "Previous result"],
  nextHit: ["Kết quả sau", "Next result"],
  noHits: ["Không tìm thấy", "Not found"],
  close: ["Đóng", "Close"],
  keys: ["Phím tắt", "Keys"],
  panel: ["Lỗi và vị trí", "Findings and places"],
  documents: ["Văn bản", "Documents"],
  findings: ["Lỗi và cảnh báo", "Errors and warnings"],
  clean: ["Không có lỗi hay cảnh báo nào.", "No errors or warnings."],
  error: ["lỗi", "error"],
  warning: ["cảnh báo", "warning"],
  noFaults: ["Không có lỗi", "No findings"],
  hint: ["gợi ý", "hint"],
  place: ["Vị trí trong tệp dữ liệu", "Place in the data file"],
  openEditor: ["Mở trong trình soạn thảo", "Open in the editor"],
  openCode: ["Mở trong VS Code", "Open in VS Code"],
  copyPlace: ["Sao chép vị trí", "Copy place"],
  opened: ["Đã mở.", "Opened."],
  copied: ["Đã sao chép.", "Copied."],
  failed: ["Không làm được; hãy thử lại.", "That did not work; please try again."],
  outdated: [
    "Đang hiện bản tạo được gần nhất; tệp PDF chưa thay đổi.",
    "Showing the last version that could be built; the PDF file has not changed.",
  ],
  stopped: [
    "vanban đã dừng; trang này không còn được cập nhật.",
    "vanban has stopped; this page is no longer updated.",
  ],
  neverBuilt: ["Chưa có bản nào tạo được.", "No version could be built yet."],
  noDocuments: ["Chưa có văn bản nào.", "There are no documents yet."],
  chooseText: [
    "Chọn dòng chữ (↑ ↓ đổi dòng), xem vị trí",
    "Choose a text (↑ ↓ moves), show its place",
  ],
  escape: ["Đóng khung đang mở", "Close what is open"],
};

let column = 0;

/** Sets the language of everything said from now on, "vi" or "en". */
export function speak(lang) {
  document.documentElement.lang = lang;
  column = lang === "vi" ? 0 : 1;
  for (const worded of document.querySelectorAll("[data-word]")) {
    worded.textContent = say(worded.dataset.word);
  }
  for (const labelled of document.querySelectorAll("[data-label]")) {
    labelled.ariaLabel = say(labelled.dataset.label);
    if (labelled.tagName === "BUTTON") labelled.title = labelled.ariaLabel;
  }
}

export const say = (key) => WORDS[key][column];

/** "2 lỗi", "1 error", "2 errors". */
export const count = (n, key) => `${n} ${say(key)}${column === 1 && n !== 1 ? "s" : ""}`;
