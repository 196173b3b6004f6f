// ---- What is seen

function say(key, values = []) {
  return TEXTS[key][language].replace(/\{(\d)\}/g, (_, index) => String(values[index]));
}
function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}
function show() {
  document.documentElement.lang = language === 1 ? "zh-Hans" : "en";
  document.getElementById("language").textContent = language === 1 ? "English" : "中文";
  for (const it of document.querySelectorAll("[data-text]")) it.textContent = say(it.dataset.text);
  const state = document.getElementById("verdict");
  state.textContent = say(verdict);
  state.className = verdict;
  const checks = results.map((result) => element("li", say(result.key, result.values), result.state));
  document.getElementById("checks").replaceChildren(...checks);
  document.getElementById("events").replaceChildren(...shown.map(eventItem));
}
function eventItem(event) {
  const item = element("li", "");
  item.append(element("strong", event.event.type), " ", event.event.stream + " #" + event.sequence + " · " + event.sealedAt);
  const disclosed = Object.fromEntries(event.disclosed);
  item.append(element("pre", JSON.stringify(event.event.data, null, 1)));
  if (event.disclosed.length > 0) item.append(element("pre", JSON.stringify(disclosed, null, 1)));
  return item;
}

document.getElementById("language").addEventListener("click", () => {
  language = 1 - language;
  show();
});
show();
verify()
  .then(() => {
    verdict = results.some((result) => result.key === "quorumOpen") ? "partly" : "proven";
  })
  .catch((failure) => {
    verdict = "refused";
    results.push({ key: "failed", values: [failure.name, failure.message], state: "failed" });
  })
  .finally(show);
