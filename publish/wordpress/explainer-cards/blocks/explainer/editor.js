/* The block in the editor. No build step: what is here is what runs. */
((wp) => {
	const { createElement, Fragment, useState } = wp.element;
	const { __ } = wp.i18n;
	const { InspectorControls, useBlockProps } = wp.blockEditor;
	const { Button, Disabled, PanelBody, Placeholder, SelectControl, TextControl } = wp.components;
	const ServerSideRender = wp.serverSideRender;

	const name = "explainer-cards/explainer";

	/** Whether a pasted text is the address of an explainer file on a host that the administrator has listed. */
	function isExplainer(text) {
		try {
			const url = new URL(text);
			return window.explainerCardsHosts.includes(url.origin) && url.pathname.endsWith(".json");
		} catch {
			return false;
		}
	}

	/** Asks for the address before there is one. */
	function Start({ onSubmit }) {
		const [src, setSrc] = useState("");
		const submit = (event) => {
			event.preventDefault();
			onSubmit(src.trim());
		};
		return createElement(
			Placeholder,
			{
				icon: "index-card",
				label: __("Explainer", "explainer-cards"),
				instructions: __("Enter the address of an explainer file. It ends in .json.", "explainer-cards"),
			},
			createElement(
				"form",
				{ onSubmit: submit },
				createElement(TextControl, {
					label: __("Address of the file", "explainer-cards"),
					type: "url",
					value: src,
					onChange: setSrc,
					__nextHasNoMarginBottom: true,
				}),
				createElement(Button, { variant: "primary", type: "submit" }, __("Show", "explainer-cards")),
			),
		);
	}

	/** The fields beside the post. */
	function Inspector({ attributes, setAttributes }) {
		const field = (control, attribute, label, more) =>
			createElement(control, {
				label,
				value: attributes[attribute],
				onChange: (value) => setAttributes({ [attribute]: value }),
				__nextHasNoMarginBottom: true,
				...more,
			});
		const option = (value, label) => ({ value, label });
		return createElement(
			InspectorControls,
			null,
			createElement(
				PanelBody,
				{ title: __("Explainer", "explainer-cards") },
				field(TextControl, "src", __("Address of the file", "explainer-cards"), { type: "url" }),
				field(SelectControl, "theme", __("Colours", "explainer-cards"), {
					options: [
						option("", __("As the page", "explainer-cards")),
						option("light", __("Light", "explainer-cards")),
						option("dark", __("Dark", "explainer-cards")),
					],
				}),
				field(SelectControl, "depth", __("Open at first", "explainer-cards"), {
					options: [
						option("", __("As in the file", "explainer-cards")),
						option("brief", __("No card", "explainer-cards")),
						option("main", __("All cards", "explainer-cards")),
						option("full", __("All cards and everything in them", "explainer-cards")),
					],
				}),
				field(TextControl, "cards", __("Cards to show", "explainer-cards"), {
					help: __("Ids separated by spaces. Empty: all cards.", "explainer-cards"),
				}),
			),
		);
	}

	function Edit(props) {
		const { attributes, setAttributes } = props;
		const body = attributes.src
			? createElement(Disabled, null, createElement(ServerSideRender, { block: name, attributes }))
			: createElement(Start, { onSubmit: (src) => setAttributes({ src }) });
		return createElement(
			Fragment,
			null,
			createElement(Inspector, props),
			createElement("div", useBlockProps(), body),
		);
	}

	wp.blocks.registerBlockType(name, {
		edit: Edit,
		// The post keeps the address alone; PHP writes the rest.
		save: () => null,
		transforms: {
			from: [
				{
					type: "raw",
					// Before that of the embed block.
					priority: 5,
					isMatch: (node) => node.nodeName === "P" && isExplainer(node.textContent.trim()),
					transform: (node) => wp.blocks.createBlock(name, { src: node.textContent.trim() }),
				},
				{
					type: "shortcode",
					tag: "explainer-cards",
					attributes: Object.fromEntries(
						["src", "theme", "depth", "cards"].map((key) => [
							key,
							{ type: "string", shortcode: ({ named }) => named[key] || "" },
						]),
					),
				},
			],
		},
	});
})(window.wp);
