/** What is measured: events as the platform publishes them, logs that hold them, witnesses that cosign them. */
package io.symbia.bench.material;
