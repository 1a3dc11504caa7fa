/* Draws the table of a figure as an ECharts chart in place of its drawn fallback. The table is the only source. */
"use strict";

for (const figure of document.querySelectorAll("[data-chart]")) {
  const rows = [...figure.querySelectorAll("tbody tr")];
  const names = [...figure.querySelectorAll("thead th")].slice(1).map((cell) => cell.textContent);
  const months = rows.map((row) => row.cells[0].textContent);
  const tones = [...figure.querySelectorAll(".legend rect")].map((mark) => getComputedStyle(mark).fill);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const drawn = figure.querySelector("[data-plot]");
  const plot = document.createElement("div");
  plot.className = "plot";
  plot.setAttribute("role", "img");
  plot.setAttribute("aria-label", drawn.querySelector("svg").getAttribute("aria-label"));
  drawn.replaceChildren(plot);

  const chart = echarts.init(plot);
  chart.setOption({
    animation: !still,
    color: tones,
    grid: { left: 4, right: 4, top: 12, bottom: 4, containLabel: true },
    textStyle: { fontFamily: getComputedStyle(figure).fontFamily },
    tooltip: { trigger: "axis", renderMode: "richText", axisPointer: { type: "shadow" } },
    xAxis: { type: "category", data: months, axisTick: { show: false } },
    yAxis: { type: "value", minInterval: 1 },
    series: names.map((name, place) => ({
      name,
      type: "bar",
      stack: "all",
      barMaxWidth: 28,
      data: rows.map((row) => Number(row.cells[place + 1].dataset.value)),
    })),
  });
  new ResizeObserver(() => chart.resize()).observe(plot);
}
