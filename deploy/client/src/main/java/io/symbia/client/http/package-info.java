/** Calls to the platform: one command a call, repeated safely when the answer was lost. */
package io.symbia.client.http;
