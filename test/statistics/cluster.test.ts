import { expect, test } from "vitest";
import { clusteredVariance, clusterPlaces, clusterSums } from "../../lib/statistics/cluster.js";

test("values are added up by cluster in order of appearance", () => {
  const { sums, counts } = clusterSums([1, 2, 3, 4], ["b", "a", "b", "c"]);
  expect([Array.from(sums), Array.from(counts)]).toEqual([
    [4, 2, 4],
    [2, 1, 1],
  ]);
});

test("clusters are numbered in order of appearance", () => {
  const { places, count } = clusterPlaces(["b", "a", "b"]);
  expect([Array.from(places), count]).toEqual([[0, 1, 0], 2]);
  expect(clusterPlaces([]).count).toBe(0);
});

test("a number and the text of it are different clusters", () => {
  expect(clusterSums([1, 1], [1, "1"]).sums.length).toBe(2);
});

test("one value in each cluster has the variance of an ordinary mean", () => {
  // Sample variance of 1, 2, 6 is 7.
  expect(clusteredVariance(clusterSums([1, 2, 6], [1, 2, 3]))).toBeCloseTo(7 / 3, 14);
});

test("none or one cluster has no variance, equal clusters have none to show", () => {
  expect(clusteredVariance(clusterSums([], []))).toBeNaN();
  expect(clusteredVariance(clusterSums([1, 2], [5, 5]))).toBeNaN();
  expect(clusteredVariance(clusterSums([1, 3, 1, 3], [1, 1, 2, 2]))).toBe(0);
});

test("values without a cluster are refused", () => {
  expect(() => clusterSums([1, 2], [1])).toThrow(new RangeError("invalid clusters length: 1"));
});
