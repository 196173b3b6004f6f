/**
 * The door: checks the shape of requests, sends one command each, reads views. Decides nothing. May import commands,
 * views, and support's http and command packages.
 */
package io.symbia.logistics.http;
